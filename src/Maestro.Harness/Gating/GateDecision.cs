using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Gating;

/// <summary>Why the gate is not green.</summary>
/// <param name="Weight"><see cref="Verdict.Failed"/> makes it red, <see cref="Verdict.Unknown"/> undecided.</param>
public sealed record GateReason(Verdict Weight, string Says);

/// <summary>What a gate came to.</summary>
/// <param name="Verdict">Passed: green. Failed: red. Unknown: undecided, which is not green.</param>
/// <param name="Reasons">Why it is not green, the worst first; empty when it is.</param>
/// <param name="Claims">Every claim of the runbook, in its order.</param>
/// <param name="Against">What changed since the accepted run; null where there is none, or where nothing can be compared.</param>
public sealed record GateDecision(
    Verdict Verdict, IReadOnlyList<GateReason> Reasons, IReadOnlyList<ClaimStanding> Claims, Comparison? Against)
{
    /// <summary>`GREEN`, `RED`, `UNDECIDED`.</summary>
    public string Word => Verdict switch
    {
        Verdict.Passed => "GREEN",
        Verdict.Failed => "RED",
        _ => "UNDECIDED",
    };
}
