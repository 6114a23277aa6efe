namespace Maestro.Harness.Verdicts;

/// <summary>
/// The canary of a run must be caught twice: by an expectation that is not met, and by a guarantee that does not hold. A run whose
/// canary lives has looked away, and nothing that it says can be trusted.
/// </summary>
public static class CanaryVerdict
{
    /// <returns>Why nothing in the run can be trusted; null when the canary was caught as it must be.</returns>
    public static string? Doubt(ScenarioVerdict canary)
    {
        var lacking = canary.Findings.Count == 0 ? $"{Word(canary.Verdict)}{string.Concat(canary.Doubts.Select(doubt => $"; {doubt}"))}"
            : !canary.Findings.Any(IsExpectation) ? "was not caught by its expectation"
            : canary.Findings.All(IsExpectation) ? "was not caught by a guarantee"
            : null;
        return lacking is null ? null : $"the gate cannot be trusted: the canary must fail, and {lacking}";
    }

    /// <summary>`caught by expectation, disabled-is-silent`.</summary>
    public static string Words(ScenarioVerdict canary) => canary.Findings.Count == 0
        ? $"NOT CAUGHT: it {Word(canary.Verdict)}"
        : $"caught by {string.Join(", ", canary.Findings.Select(finding => finding.Guarantee).Distinct())}";

    private static bool IsExpectation(Finding finding) => finding.Guarantee == Finding.Expectation;

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.NotRun => "was not run",
        _ => "came to nothing",
    };
}
