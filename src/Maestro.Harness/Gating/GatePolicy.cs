using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Gating;

/// <summary>What keeps a release back: `gate.yaml`.</summary>
/// <param name="Severities">A claim is as severe as the worst scenario that shows it; claims of these severities block.</param>
/// <param name="Flaky">What a scenario that passed only when it was tried again does to the release.</param>
/// <param name="MaxTime">What has not begun by then is not run; null: no limit.</param>
/// <param name="Claims">What is otherwise for single claims.</param>
public sealed record GatePolicy(
    [Description("Claims of these severities block")] IReadOnlyList<Severity> Severities,
    [Description("Whether a scenario that passed only when it was tried again blocks, or is told of alone")] FlakyRule Flaky = FlakyRule.Blocks,
    [Description("What has not begun by then is not run")] [Between("1 s", "24 h")] TimeSpan? MaxTime = null,
    [Description("When a recovery counts as slower than in the accepted run")] SlowerRecovery? SlowerRecovery = null,
    [Description("What is otherwise for single claims")] IReadOnlyList<ClaimRule>? Claims = null) : IChecked
{
    public const string FileName = "gate.yaml";

    /// <param name="file">Relative to the root unless absolute.</param>
    /// <param name="known">The runbook's claims.</param>
    /// <exception cref="InputException">Every problem of the file, each with its place.</exception>
    public static GatePolicy Load(string file, string root, IReadOnlyDictionary<string, Claim> known)
    {
        var policy = YamlFile.Load<GatePolicy>(Path.GetFullPath(file, root), root);
        var problems = (policy.Claims ?? [])
            .Where(rule => !known.ContainsKey(rule.Claim))
            .Select(rule => new InputProblem(
                $"{Expected.Quote(rule.Claim)} is no claim; expected an id from {Scenarios.Claims.FileName}.",
                Nearest.Remedy(rule.Claim, [.. known.Keys]),
                rule.Place.File, rule.Place.Line, rule.Place.Column))
            .ToList();
        return problems.Count == 0 ? policy : throw new InputException(problems);
    }

    /// <param name="severity">The claim's; null where no scenario shows it.</param>
    public bool Blocks(string claim, Severity? severity) =>
        RuleOf(claim)?.Blocks ?? (severity is { } known && Severities.Contains(known));

    /// <summary>Why a claim may be without evidence; null when it may not.</summary>
    public string? Excuse(string claim) => RuleOf(claim) is { MayLackEvidence: true } rule ? rule.Reason : null;

    private ClaimRule? RuleOf(string claim) => Claims?.FirstOrDefault(rule => rule.Claim == claim);

    IEnumerable<string> IChecked.Check()
    {
        if (Severities.Count == 0 && Claims?.Any(rule => rule.Blocks is true) is not true)
        {
            yield return "Nothing blocks here: no severity, and no claim with `blocks: true`; expected at least one, or the gate is always green";
        }

        foreach (var twice in (Claims ?? []).GroupBy(rule => rule.Claim).Where(rules => rules.Count() > 1))
        {
            yield return $"`claims` has {twice.Count()} rules for {Expected.Quote(twice.Key)}; expected one for each claim";
        }
    }
}

/// <summary>What a flaky scenario does to the release.</summary>
public enum FlakyRule
{
    Blocks,
    Warns,
}

/// <summary>What is otherwise for one claim, and why.</summary>
/// <param name="Blocks">Whatever its severity; null: as its severity says.</param>
/// <param name="MayLackEvidence">The gate may be green although nothing shows the claim.</param>
[Example("{ claim: SRV-4, may-lack-evidence: true, reason: The build machines have no container engine }")]
public sealed record ClaimRule(
    [Description("Its id in scenarios/claims.yaml")] string Claim,
    [Description("Why, for whoever reads the summary")] string Reason,
    [Description("Whether it blocks, whatever its severity")] bool? Blocks = null,
    [Description("The gate may be green although nothing shows it")] bool MayLackEvidence = false) : IChecked
{
    public Place Place { get; init; }

    IEnumerable<string> IChecked.Check()
    {
        if (Reason.Trim().Length == 0)
        {
            yield return "`reason` is empty; expected a sentence for whoever reads the summary";
        }

        if (Blocks is null && !MayLackEvidence)
        {
            yield return "The rule changes nothing; expected `blocks` or `may-lack-evidence: true`";
        }
    }
}

/// <summary>When a recovery counts as slower than in the accepted run: both must be exceeded.</summary>
/// <param name="Factor">So many times as long.</param>
/// <param name="Floor">And by so much longer: below it a busy machine is as likely.</param>
/// <param name="Blocks">Whether it keeps the release back, or is told of alone.</param>
public sealed record SlowerRecovery(
    [Between(1, 100)] double Factor = 2,
    [Between("0 s", "10 min")] TimeSpan? Floor = null,
    bool Blocks = false)
{
    public TimeSpan LeastGap => Floor ?? TimeSpan.FromSeconds(2);
}
