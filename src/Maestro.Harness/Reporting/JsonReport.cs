using System.Text.Json;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>The verdicts as JSON, for programs: names in snake case, events as the journal has them.</summary>
public sealed class JsonReport : IReport
{
    private static readonly JsonSerializerOptions Options = new(HistoryJson.Options) { WriteIndented = true };

    public string Name => "json";

    public string Says => "JSON, for programs";

    public string Target => "report.json";

    public void Write(StoredRun run, string path)
    {
        using var file = File.Create(path);
        JsonSerializer.Serialize(
            file,
            new
            {
                Run = run.Name,
                run.Start.Began,
                run.Verdict.Seed,
                run.Start.Target,
                run.Start.Browser,
                run.Verdict.Verdict,
                Milliseconds = Math.Round(run.Milliseconds),
                run.Verdict.Doubts,
                Totals = Enum.GetValues<Verdict>().ToDictionary(verdict => JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString()), verdict => run.Verdict.Scenarios.Count(scenario => scenario.Verdict == verdict)),
                Canary = run.Verdict.Canary is { } canary ? CanaryVerdict.Words(canary) : null,
                Scenarios = run.Verdict.Scenarios.Select(scenario => Scenario(run, scenario)),
            },
            Options);
    }

    private static object Scenario(StoredRun run, ScenarioVerdict scenario) => new
    {
        scenario.Id,
        scenario.Title,
        scenario.File,
        scenario.Verdict,
        Claims = run.ClaimsOf(scenario.Id),
        Milliseconds = Math.Round(scenario.Milliseconds),
        scenario.RecoveryMilliseconds,
        scenario.NotRunReason,
        scenario.Quarantined,
        Attempts.ToTell(scenario).Doubts,
        scenario.Remarks,
        Findings = Findings(run, Attempts.ToTell(scenario)),
        Attempts = scenario.Attempts.Select(attempt => new
        {
            attempt.Verdict, Milliseconds = Math.Round(attempt.Milliseconds), attempt.Doubts, Findings = Findings(run, attempt),
        }),
        Pictures = run.EventsOf(scenario.Id).OfType<PictureTaken>().Select(picture => picture.File),
        Traces = run.EventsOf(scenario.Id).OfType<TraceKept>().Select(trace => trace.File),
        Again = VerdictText.Again(scenario, run.Verdict.Seed, run.Verdict.Profile),
    };

    private static IEnumerable<object> Findings(StoredRun run, ScenarioVerdict scenario) => scenario.Findings.Select(finding => new
    {
        finding.Guarantee,
        Line = run.LineOf(scenario, finding),
        Claims = FailureWords.Broken(run, scenario, finding).Select(claim => new { Id = claim, Says = run.Says(claim) }),
        finding.Says,
        finding.Evidence,
    });
}
