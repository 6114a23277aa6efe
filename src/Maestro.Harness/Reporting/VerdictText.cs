using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>A verdict in plain lines: one for what passed, the whole evidence for what did not.</summary>
/// <param name="claims">The runbook's claims, for their words; an unknown id stands alone.</param>
public sealed class VerdictText(IReadOnlyDictionary<string, Claim> claims)
{
    /// <summary>The variable that repeats a run of tests: their data come from this word.</summary>
    public const string SeedVariable = "MAESTRO_SEED";

    /// <summary>The variable that names another target's profile than the reference to a run of tests: a path, relative to the project's root.</summary>
    public const string TargetVariable = "MAESTRO_TARGET";

    private const string Indent = "         ";

    /// <summary>`passed   operation/green-online                1.2 s`; what is quarantined says so at the end.</summary>
    public static string Line(ScenarioVerdict verdict) =>
        $"{Word(verdict.Verdict),-8} {verdict.Id,-60} {verdict.Milliseconds / 1000,6:0.0} s{(verdict.Quarantined is null ? "" : "  quarantined")}";

    /// <summary>`canary   caught by expectation, disabled-is-silent                0.9 s`.</summary>
    public static string CanaryLine(ScenarioVerdict canary) =>
        $"canary   {CanaryVerdict.Words(canary),-60} {canary.Milliseconds / 1000,6:0.0} s";

    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.NotRun => "not run",
        Verdict.Passed => "passed",
        Verdict.Flaky => "FLAKY",
        Verdict.Failed => "FAILED",
        _ => "unknown",
    };

    /// <summary>What does not hold, what shows it, what is in doubt, and the line that repeats it; of what passed, what a reader should know.</summary>
    /// <param name="profile">The target's profile, where it is not the reference's.</param>
    public IEnumerable<string> Evidence(ScenarioVerdict verdict, string seed, string? profile)
    {
        if (verdict.Quarantined is { } quarantined)
        {
            yield return $"{Indent}{quarantined}";
        }

        foreach (var remark in verdict.Remarks)
        {
            yield return $"{Indent}note: {remark}";
        }

        if (verdict.Verdict is Verdict.Passed)
        {
            yield break;
        }

        if (verdict.NotRunReason is { } reason)
        {
            yield return $"{Indent}{reason}";
            yield break;
        }

        if (verdict.Attempts.Count > 0)
        {
            yield return $"{Indent}{Tries(verdict)}";
        }

        var shown = Attempts.ToTell(verdict);
        foreach (var line in shown.Findings.SelectMany(finding => Lines(verdict.File, finding)))
        {
            yield return Indent + line;
        }

        foreach (var doubt in shown.Doubts)
        {
            yield return $"{Indent}in doubt: {doubt}";
        }

        yield return $"{Indent}again:  {Again(verdict, seed, profile)}";
    }

    /// <summary>The line that repeats it; what is flaky, often enough to see it fail. A scenario in C# is a test, `class/method`.</summary>
    /// <param name="profile">The target's profile, where it is not the reference's.</param>
    public static string Again(ScenarioVerdict verdict, string seed, string? profile) => verdict.File.EndsWith(".cs", StringComparison.Ordinal)
        ? (profile is null ? "" : $"{TargetVariable}={profile} ")
            + $"{SeedVariable}={seed} dotnet test --filter \"FullyQualifiedName~{verdict.Id.Replace("/", ".&Name=", StringComparison.Ordinal)}\""
        : $"./maestro run {verdict.File} --seed {seed}{(profile is null ? "" : $" --target {profile}")}{(verdict.Verdict is Verdict.Flaky ? " --repeat-each 20" : "")}";

    /// <summary>`tried 3 times: FAILED, unknown, passed`.</summary>
    public static string Tries(ScenarioVerdict verdict) =>
        $"tried {verdict.Attempts.Count} times: {string.Join(", ", verdict.Attempts.Select(attempt => Word(attempt.Verdict)))}";

    private IEnumerable<string> Lines(string file, Finding finding)
    {
        yield return $"{(finding.Line > 0 ? $"{file}:{finding.Line}" : file)}  {finding.Guarantee}";
        foreach (var claim in finding.Claims)
        {
            yield return $"  {claim}  {(claims.TryGetValue(claim, out var known) ? known.Says : "")}";
        }

        // A page's error brings its stack along.
        foreach (var line in PlainWords.Counted(finding.Says).Split('\n'))
        {
            yield return $"  {line.TrimEnd()}";
        }

        foreach (var happened in finding.Evidence)
        {
            yield return $"    {EventWords.Line(happened)}";
        }
    }

    /// <summary>`at rest at most 2.3 s after healing, in playbooks/offline/flapping`; null where nothing was healed.</summary>
    public static string? Recovery(RunVerdict run) =>
        run.Scenarios.MaxBy(scenario => scenario.RecoveryMilliseconds) is { RecoveryMilliseconds: { } longest } slowest
            ? $"at rest at most {longest / 1000:0.0} s after healing, in {slowest.Id}"
            : null;

    /// <summary>`31 passed, 1 failed, 0 unknown, 2 not run`; where there are any, those that are flaky come second and those that are quarantined last.</summary>
    public static string Totals(RunVerdict run)
    {
        int Count(Verdict verdict) => run.Scenarios.Count(scenario => scenario.Verdict == verdict && scenario.Quarantined is null);
        var flaky = Count(Verdict.Flaky) is > 0 and var many ? $"{many} flaky, " : "";
        var quarantined = run.Scenarios.Count(scenario => scenario.Quarantined is not null) is > 0 and var some ? $", {some} quarantined" : "";
        return $"{Count(Verdict.Passed)} passed, {flaky}{Count(Verdict.Failed)} failed, {Count(Verdict.Unknown)} unknown, {Count(Verdict.NotRun)} not run{quarantined}";
    }
}
