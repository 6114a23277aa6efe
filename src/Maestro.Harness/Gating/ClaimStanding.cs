using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Gating;

/// <summary>What a run says of a claim, best first.</summary>
public enum Standing
{
    /// <summary>A check bound to it was made in a scenario that passed, and nothing broke it.</summary>
    Holds,

    /// <summary>Nothing that passed shows it: its scenarios were not run, came to nothing, or failed by something else.</summary>
    NoEvidence,

    /// <summary>Something that does not hold names it.</summary>
    Broken,
}

/// <summary>What a run says of one claim.</summary>
/// <param name="Severity">Of the worst scenario that shows it; null where none does.</param>
/// <param name="Shown">The ids of the scenarios that passed and in which it was checked.</param>
/// <param name="Lacking">Why scenarios that were to show it do not, one line each, most frequent first.</param>
/// <param name="Excuse">Why it may be without evidence, as the policy says; null when it may not.</param>
public sealed record ClaimStanding(
    Claim Claim,
    Severity? Severity,
    bool Blocks,
    Standing Standing,
    IReadOnlyList<(ScenarioVerdict Scenario, Finding Finding)> Findings,
    IReadOnlyList<string> Shown,
    IReadOnlyList<string> Lacking,
    string? Excuse);
