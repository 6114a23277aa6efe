using Maestro.Harness.History;

namespace Maestro.Harness.Verdicts;

/// <summary>What a scenario came to, best first. A run's verdict is the worst of its scenarios'; what was not run, or is quarantined, counts for nothing.</summary>
public enum Verdict
{
    NotRun,
    Passed,

    /// <summary>It passed when it was tried again: what holds at times does not hold.</summary>
    Flaky,

    /// <summary>It cannot be said: a fault did not take hold, something broke off, nothing relevant was seen.</summary>
    Unknown,

    Failed,
}

/// <summary>Something that does not hold.</summary>
/// <param name="Guarantee">The guarantee's name, or <c>expectation</c>.</param>
/// <param name="Claims">The claims that it breaks.</param>
/// <param name="Says">What happened.</param>
/// <param name="Evidence">The smallest part of the history that shows it.</param>
/// <param name="Line">Of the scenario's file; 0 when a guarantee found it.</param>
public sealed record Finding(
    string Guarantee, IReadOnlyList<string> Claims, string Says, IReadOnlyList<HistoryEvent> Evidence, int Line = 0)
{
    public const string Expectation = "expectation";

    /// <summary>What found it, where a scenario's quarantine is over.</summary>
    public const string Quarantine = "quarantine";
}

/// <summary>A check that was made in a scenario, and a claim that it proves there.</summary>
/// <param name="Guarantee">The guarantee's name, or <c>expectation</c>.</param>
/// <param name="Line">Of the scenario's file; 0 for a guarantee.</param>
public sealed record Evaluation(string Claim, string Guarantee, int Line = 0);

/// <param name="Evaluated">What was checked of the scenario's claims, met or not.</param>
/// <param name="Doubts">Why the verdict is unknown, or would be if nothing had failed.</param>
/// <param name="NotRunReason">What is lacking, and the remedy; null when it ran.</param>
/// <param name="Milliseconds">From its first to its last event.</param>
/// <param name="RecoveryMilliseconds">From the healing of the last fault until the last client was seen at rest; null where none was given the time.</param>
public sealed record ScenarioVerdict(
    string Id,
    string File,
    string Title,
    Verdict Verdict,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Evaluation> Evaluated,
    IReadOnlyList<string> Doubts,
    string? NotRunReason,
    double Milliseconds,
    double? RecoveryMilliseconds)
{
    /// <summary>What a reader should know although it holds, as sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Each attempt, in order, where there were several; else empty. The scenario's findings and doubts are those of one of them.</summary>
    public IReadOnlyList<ScenarioVerdict> Attempts { get; init; } = [];

    /// <summary>`quarantined until 2026-12-31 (owner): reason`: its verdict is told, and does not count; null where it counts.</summary>
    public string? Quarantined { get; init; }

    /// <summary>What it counts as: while it is quarantined, what did not pass counts for nothing.</summary>
    public Verdict Counts => Quarantined is not null && Verdict is not Verdict.Passed ? Verdict.NotRun : Verdict;
}

/// <summary>The verdicts of a whole run.</summary>
/// <param name="Doubts">What is wrong with the run itself: cut off, torn, a planned scenario that never began, a canary that passed.</param>
/// <param name="Canary">The scenario that must fail, outside the totals; null where none was run.</param>
/// <param name="Profile">The profile's file, where it is not the reference's.</param>
public sealed record RunVerdict(
    Verdict Verdict,
    string Seed,
    IReadOnlyList<ScenarioVerdict> Scenarios,
    IReadOnlyList<string> Doubts,
    ScenarioVerdict? Canary = null,
    string? Profile = null);
