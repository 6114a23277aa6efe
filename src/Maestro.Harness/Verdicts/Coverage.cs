using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Verdicts;

/// <summary>A known-bad client, service, rule or runbook that was caught.</summary>
/// <param name="Bad">Its name.</param>
/// <param name="Scenario">The id of the scenario that caught it.</param>
/// <param name="Claims">Those that it declared and the finding names.</param>
/// <param name="Guarantee">The finding's guarantee, or <c>expectation</c>.</param>
/// <param name="Line">Of the scenario's file; 0 for a guarantee.</param>
public sealed record Kill(string Bad, string Scenario, IReadOnlyList<string> Claims, string Guarantee, int Line, string Says);

/// <summary>What was seen of one claim.</summary>
/// <param name="Scenarios">The ids of the scenarios that claim it and passed.</param>
/// <param name="Evaluated">The checks bound to it that were made in them.</param>
/// <param name="Kills">The known-bads that one of these very checks caught.</param>
public sealed record ClaimCoverage(
    string Claim, string Says, IReadOnlyList<string> Scenarios, IReadOnlyList<(string Scenario, Evaluation Check)> Evaluated, IReadOnlyList<Kill> Kills)
{
    /// <summary>Why it is not covered; null when it is.</summary>
    public string? Lacking =>
        Scenarios.Count == 0 ? "no scenario that claims it passed"
        : Evaluated.Count == 0 ? "nothing that proves it was evaluated"
        : Kills.Count == 0 ? "no known-bad was killed by a check that proves it"
        : null;
}

/// <summary>
/// A claim is covered if an expectation or guarantee bound to it was evaluated in a scenario that passed, and a known-bad declared for it
/// was killed by that same check. A tag alone covers nothing (docs/architecture.md, decision 7).
/// </summary>
public static class Coverage
{
    /// <param name="clean">The whole suite with nothing bad in it.</param>
    public static IReadOnlyList<ClaimCoverage> Of(
        IReadOnlyDictionary<string, Claim> claims, RunVerdict clean, IReadOnlyCollection<Kill> kills)
    {
        var passed = clean.Scenarios.Where(scenario => scenario.Verdict is Verdict.Passed).ToList();
        return [.. claims.Select(claim => Of(claim.Key, claim.Value.Says, passed, kills))];
    }

    private static ClaimCoverage Of(
        string claim, string says, IReadOnlyList<ScenarioVerdict> passed, IReadOnlyCollection<Kill> kills)
    {
        var evaluated = passed
            .SelectMany(scenario => scenario.Evaluated.Where(check => check.Claim == claim).Select(check => (scenario.Id, check)))
            .Distinct()
            .ToList();
        var killed = kills.Where(kill => kill.Claims.Contains(claim)
            && evaluated.Contains((kill.Scenario, new Evaluation(claim, kill.Guarantee, kill.Line))));
        return new ClaimCoverage(claim, says, [.. evaluated.Select(each => each.Id).Distinct()], evaluated, [.. killed]);
    }
}
