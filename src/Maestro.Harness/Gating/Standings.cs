using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Gating;

/// <summary>What a run says of each claim of the runbook.</summary>
internal static class Standings
{
    /// <summary>What a quarantined scenario says neither shows a claim nor breaks it.</summary>
    public static IReadOnlyList<ClaimStanding> Of(
        GatePolicy policy, IReadOnlyDictionary<string, Claim> claims, IReadOnlyCollection<PlannedScenario> planned, RunVerdict run)
    {
        var showing = planned
            .SelectMany(scenario => scenario.Claims.Distinct().Select(claim => (Claim: claim, Scenario: scenario)))
            .ToLookup(each => each.Claim, each => each.Scenario);
        var counted = run.Scenarios.Where(scenario => scenario.Quarantined is null).ToList();
        var findings = counted
            .SelectMany(scenario => scenario.Findings.SelectMany(finding => finding.Claims.Select(claim => (claim, scenario, finding))))
            .ToLookup(each => each.claim, each => (each.scenario, each.finding));
        var shown = counted
            .Where(scenario => scenario.Verdict is Verdict.Passed || (scenario.Verdict is Verdict.Flaky && policy.Flaky is FlakyRule.Warns))
            .SelectMany(scenario => scenario.Evaluated.Select(check => check.Claim).Distinct().Select(claim => (claim, scenario.Id)))
            .ToLookup(each => each.claim, each => each.Id);
        var verdicts = run.Scenarios.ToLookup(scenario => PlannedScenario.IdOf(scenario.Id));
        return
        [
            .. claims.Values.Select(claim =>
            {
                Severity? severity = showing[claim.Id].Any() ? showing[claim.Id].Max(scenario => scenario.Severity) : null;
                return new ClaimStanding(
                    claim,
                    severity,
                    policy.Blocks(claim.Id, severity),
                    findings[claim.Id].Any() ? Standing.Broken : shown[claim.Id].Any() ? Standing.Holds : Standing.NoEvidence,
                    [.. findings[claim.Id]],
                    [.. shown[claim.Id]],
                    Lacking(showing[claim.Id], verdicts),
                    policy.Excuse(claim.Id));
            }),
        ];
    }

    private static IReadOnlyList<string> Lacking(IEnumerable<PlannedScenario> scenarios, ILookup<string, ScenarioVerdict> verdicts) =>
    [
        .. scenarios
            .SelectMany(scenario => verdicts[scenario.Id].Any() ? verdicts[scenario.Id].Select(Why) : ["it is not in the run"])
            .OfType<string>()
            .GroupBy(why => why)
            .OrderByDescending(same => same.Count())
            .Select(same => same.Count() == 1 ? same.Key : $"{same.Key} ({same.Count()} scenarios)"),
    ];

    private static string? Why(ScenarioVerdict scenario) => scenario.Verdict switch
    {
        _ when scenario.Quarantined is { } words => $"{scenario.Id} is {words}",
        Verdict.Passed => null,
        Verdict.NotRun => $"not run: {scenario.NotRunReason}",
        Verdict.Failed => $"{scenario.Id} failed",
        Verdict.Flaky => $"{scenario.Id} is flaky",
        _ => $"{scenario.Id} is unknown",
    };
}
