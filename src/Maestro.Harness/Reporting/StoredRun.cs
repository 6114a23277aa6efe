using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>A run as reports see it: what was written down, what it came to, and what the runbook promises.</summary>
/// <param name="Folder">Where its pictures and traces lie; its name is the run's.</param>
/// <param name="Claims">The runbook's claims by id.</param>
/// <param name="Past">Earlier runs of the same target, the oldest first.</param>
public sealed record StoredRun(
    Journal Journal, RunVerdict Verdict, string Folder, IReadOnlyDictionary<string, Claim> Claims, IReadOnlyList<PastRun> Past)
{
    private readonly Dictionary<string, List<HistoryEvent>> _events = Journal.Events
        .Where(happened => happened.Scenario is not null)
        .GroupBy(happened => happened.Scenario!)
        .ToDictionary(events => events.Key, events => events.ToList());

    public RunStarted Start => (RunStarted)Journal.Events[0];

    /// <summary>As its folder is called.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)));

    /// <summary>The scenarios, and the canary where one was run.</summary>
    public IEnumerable<ScenarioVerdict> All => Verdict.Canary is { } canary ? [.. Verdict.Scenarios, canary] : Verdict.Scenarios;

    /// <summary>Until its last event.</summary>
    public double Milliseconds => Journal.Events[^1].At;

    /// <summary>The time of day of an event; journals that tell none begin with the year 1970.</summary>
    /// <param name="at">Milliseconds since the run began.</param>
    public DateTimeOffset TimeOf(double at) => (Start.Began ?? DateTimeOffset.UnixEpoch).AddMilliseconds(at);

    /// <summary>In order; none of a scenario that never began.</summary>
    public IReadOnlyList<HistoryEvent> EventsOf(string scenario) => _events.GetValueOrDefault(scenario) ?? [];

    /// <summary>Each attempt at a scenario with its own events, in order; the whole scenario where it was tried once.</summary>
    public IEnumerable<(ScenarioVerdict Verdict, IReadOnlyList<HistoryEvent> Events)> AttemptsAt(ScenarioVerdict scenario) => scenario.Attempts is []
        ? [(scenario, EventsOf(scenario.Id))]
        : EventsOf(scenario.Id).GroupBy(happened => happened.Attempt ?? 1).OrderBy(events => events.Key)
            .Zip(scenario.Attempts, (events, attempt) => (attempt, (IReadOnlyList<HistoryEvent>)[.. events]));

    /// <summary>The claims that a scenario is about.</summary>
    public IReadOnlyList<string> ClaimsOf(string scenario) => EventsOf(scenario).OfType<ScenarioStarted>().FirstOrDefault()?.Claims ?? [];

    public string Says(string claim) => Claims.TryGetValue(claim, out var known) ? known.Says : "";

    /// <summary>The line of the scenario's file that a finding belongs to: its own, or that of the step under way when it showed.</summary>
    /// <returns>From 1; 1 where no step was under way.</returns>
    public int LineOf(ScenarioVerdict scenario, Finding finding) => finding.Line > 0 ? finding.Line
        : EventsOf(scenario.Id).OfType<StepStarted>().LastOrDefault(step => step.Seq <= finding.Evidence.LastOrDefault()?.Seq)?.Line ?? 1;

    /// <summary>A file that was kept with the run; null where it is gone, or lies elsewhere.</summary>
    /// <param name="file">By its path from the run's folder.</param>
    public string? Kept(string file)
    {
        var folder = Path.GetFullPath(Folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(file, folder);
        return path.StartsWith(folder, StringComparison.Ordinal) && File.Exists(path) ? path : null;
    }

    /// <summary>The folder of a scenario's file below `scenarios`: the chapter of the runbook.</summary>
    public static string ChapterOf(string scenario) => scenario.Contains('/') ? scenario[..scenario.LastIndexOf('/')] : "other";
}
