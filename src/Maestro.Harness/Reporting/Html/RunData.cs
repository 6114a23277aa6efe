using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting.Html;

/// <summary>What the page shows before a scenario is opened.</summary>
internal static class RunData
{
    /// <summary>The default encoder leaves no `&lt;`: a text cannot end the block that it stands in.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static object Of(StoredRun run) => new
    {
        run.Name,
        run.Verdict.Seed,
        run.Start.Target,
        run.Start.Browser,
        run.Start.Began,
        Took = Math.Round(run.Milliseconds),
        Verdict = Word(run.Verdict.Verdict),
        run.Verdict.Doubts,
        Canary = run.Verdict.Canary is { } canary ? new { Caught = CanaryVerdict.Doubt(canary) is null, Words = CanaryVerdict.Words(canary) } : null,
        Claims = run.Claims.Values.ToDictionary(claim => claim.Id, claim => claim.Says),
        Guarantees = AllGuarantees.ByName.Values.ToDictionary(guarantee => guarantee.Name, guarantee => guarantee.Says),
        Scenarios = run.All.Select(scenario => Scenario(run, scenario)),
    };

    public static string Word(Verdict verdict) => VerdictText.Word(verdict).ToLowerInvariant();

    private static object Scenario(StoredRun run, ScenarioVerdict scenario) => new
    {
        scenario.Id,
        scenario.Title,
        scenario.File,
        Chapter = StoredRun.ChapterOf(scenario.Id),
        Verdict = Word(scenario.Verdict),
        Canary = scenario == run.Verdict.Canary ? true : (bool?)null,
        Claims = run.ClaimsOf(scenario.Id),
        Severity = run.EventsOf(scenario.Id).OfType<ScenarioStarted>().FirstOrDefault()?.Severity,
        Took = Math.Round(scenario.Milliseconds),
        Recovery = scenario.RecoveryMilliseconds is { } recovery ? Math.Round(recovery) : (double?)null,
        Attempts = scenario.Attempts is [] ? null : scenario.Attempts.Select(attempt => Word(attempt.Verdict)),
        Broken = FailureWords.Plainest(run, scenario).SelectMany(finding => FailureWords.Broken(run, scenario, finding)).Distinct(),
        Main = FailureWords.Plainest(run, scenario).SelectMany(finding => FailureWords.Broken(run, scenario, finding).Take(1)).Distinct(),
        Told = FailureWords.Plainest(run, scenario).Select(finding => new
        {
            finding.Guarantee, Claims = FailureWords.Broken(run, scenario, finding), Says = FailureWords.Happened(run, scenario, finding),
        }).FirstOrDefault(),
        scenario.Quarantined,
        Why = Why(Attempts.ToTell(scenario)),
    };

    /// <summary>Of what nothing was found.</summary>
    private static string? Why(ScenarioVerdict telling) => telling.NotRunReason ?? (telling.Doubts.Count > 0 ? telling.Doubts[0] : null);
}
