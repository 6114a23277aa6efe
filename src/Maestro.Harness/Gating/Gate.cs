using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Gating;

/// <summary>Whether a client may be released, decided from the verdicts of a run and a policy alone.</summary>
public static class Gate
{
    /// <param name="claims">The runbook's, in its order.</param>
    /// <param name="planned">The scenarios that were to be run: what is missing in the run is evidence lost.</param>
    /// <param name="target">The profile's name.</param>
    /// <param name="accepted">The run to compare with; null where there is none.</param>
    public static GateDecision Decide(
        GatePolicy policy,
        IReadOnlyDictionary<string, Claim> claims,
        IReadOnlyCollection<PlannedScenario> planned,
        RunVerdict run,
        string target,
        AcceptedRun? accepted)
    {
        var standings = Standings.Of(policy, claims, planned, run);
        var tolerated = policy.SlowerRecovery ?? new SlowerRecovery();
        var against = accepted?.Target == target ? Comparison.Of(accepted, standings, run, tolerated) : null;
        var reasons = OfRun(run)
            .Concat(OfScenarios(policy, planned, run))
            .Concat(OfClaims(standings))
            .Concat(tolerated.Blocks && against is not null ? OfRecovery(against) : [])
            .OrderByDescending(reason => reason.Weight)
            .ToList();
        var worst = reasons.Select(reason => reason.Weight).DefaultIfEmpty(Verdict.Passed).Max();
        return new GateDecision(IsDistrusted(run) ? Verdict.Unknown : worst, reasons, standings, against);
    }

    /// <summary>Nothing that such a run says can be trusted, a failure as little as a pass.</summary>
    private static bool IsDistrusted(RunVerdict run) => run.Canary is { } canary && CanaryVerdict.Doubt(canary) is not null;

    private static IEnumerable<GateReason> OfRun(RunVerdict run) => run.Doubts.Select(doubt => new GateReason(Verdict.Unknown, doubt));

    /// <summary>What a scenario alone can tell: it came to nothing, or it fails by something that no claim is bound to.</summary>
    private static IEnumerable<GateReason> OfScenarios(GatePolicy policy, IReadOnlyCollection<PlannedScenario> planned, RunVerdict run)
    {
        var severities = planned.ToDictionary(scenario => scenario.Id, scenario => scenario.Severity);
        foreach (var scenario in run.Scenarios.Where(scenario => scenario.Quarantined is null))
        {
            if (!severities.TryGetValue(PlannedScenario.IdOf(scenario.Id), out var severity) || !policy.Severities.Contains(severity))
            {
                continue;
            }

            var named = $"{scenario.Id} ({Word(severity)})";
            if (scenario.Verdict is Verdict.Unknown)
            {
                yield return new GateReason(Verdict.Unknown, $"{named} is unknown: {scenario.Doubts.FirstOrDefault() ?? "its verdict cannot be told"}");
            }

            if (scenario.Verdict is Verdict.Flaky && policy.Flaky is FlakyRule.Blocks)
            {
                yield return new GateReason(Verdict.Failed, $"{named} is flaky: {Attempts.FirstTrouble(scenario)}");
            }

            foreach (var finding in scenario.Findings.Where(finding => finding.Claims.Count == 0))
            {
                yield return new GateReason(Verdict.Failed, $"{named} fails: {finding.Says}");
            }
        }
    }

    private static IEnumerable<GateReason> OfClaims(IEnumerable<ClaimStanding> standings)
    {
        foreach (var claim in standings.Where(claim => claim.Blocks))
        {
            var named = claim.Severity is { } severity ? $"{claim.Claim.Id} ({Word(severity)})" : claim.Claim.Id;
            if (claim.Standing is Standing.Broken)
            {
                yield return new GateReason(Verdict.Failed, $"{named} is broken: {claim.Claim.Says}");
            }
            else if (claim is { Standing: Standing.NoEvidence, Excuse: null })
            {
                yield return new GateReason(
                    Verdict.Unknown, $"{named} has no evidence: {claim.Lacking.FirstOrDefault() ?? "no scenario shows it"}");
            }
        }
    }

    private static IEnumerable<GateReason> OfRecovery(Comparison against) => against.Slower.Select(slower => new GateReason(
        Verdict.Failed, $"{slower.Scenario} takes {slower.Now / 1000:0.0} s to come to rest, after {slower.Then / 1000:0.0} s in the accepted run"));

    internal static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
