using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>What became of a scenario in words that other tools show: one line for lists, and the whole evidence.</summary>
internal static class FailureWords
{
    /// <summary>
    /// `RCP-5 Never more than one side effect …: 2 effects of …`; of what is in doubt, why; of what is flaky, how often it was tried, and what
    /// happened before it passed; null for what passed.
    /// </summary>
    public static string? Headline(StoredRun run, ScenarioVerdict scenario) =>
        scenario.Verdict is Verdict.Passed ? null
        : scenario.Verdict is Verdict.Flaky ? $"flaky, {VerdictText.Tries(scenario)}: {Headline(run, Attempts.ToTell(scenario))}"
        : scenario.NotRunReason is { } reason ? reason
        : scenario.Findings.Count > 0 ? Headline(run, scenario, scenario.Findings[0])
        : string.Join("; ", scenario.Doubts);

    /// <summary>The claim that the scenario is about, before others that the same guarantee stands for; then what happened.</summary>
    public static string Headline(StoredRun run, ScenarioVerdict scenario, Finding finding) =>
        Broken(run, scenario, finding).FirstOrDefault() is { } claim ? $"{claim} {run.Says(claim)}: {finding.Says}" : $"{finding.Guarantee}: {finding.Says}";

    /// <summary>The claims that a finding breaks, those that the scenario is about first.</summary>
    public static IEnumerable<string> Broken(StoredRun run, ScenarioVerdict scenario, Finding finding) =>
        finding.Claims.OrderByDescending(claim => run.ClaimsOf(scenario.Id).Contains(claim));

    /// <summary>As the console tells it.</summary>
    public static string Evidence(StoredRun run, ScenarioVerdict scenario) =>
        string.Join('\n', new VerdictText(run.Claims).Evidence(scenario, run.Verdict.Seed).Select(line => line.Trim()));
}
