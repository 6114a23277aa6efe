using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;

namespace Maestro.Harness.Tests.Rehearsal;

/// <summary>A rehearsal's history, made up: each event comes a second after the one before.</summary>
internal sealed class MadeRehearsal
{
    private const string Scenario = "incidents/offline";

    private readonly List<HistoryEvent> _events = [];

    public MadeRehearsal(RehearsalMode mode = RehearsalMode.Guided, params RehearsedIncident[] incidents)
    {
        Add(new RunStarted(HistoryJson.FormatVersion, "7f3a", "reference", "headless-shell 156", [Scenario]), scenario: null);
        Add(new ScenarioStarted("The device has lost its network", "incidents/offline.yaml", [], "normal", "enabled", new Dictionary<string, string>()));
        Add(new RehearsalStarted(
            mode, Auto: false, incidents.Length == 0 ? [Offline] : incidents, 60_000,
            new Dictionary<string, string> { ["sync"] = "/sync", ["claim"] = "/claim" }));
        Add(new Calm());
    }

    public static RehearsedIncident Offline { get; } =
        new("offline", "The device has lost its network", "Offline", ["it is slow"], [new("Is it there?", "navigator.onLine"), new("Wait")]);

    public IReadOnlyList<HistoryEvent> Events => _events;

    public RehearsalState State => _events.Aggregate(RehearsalState.Before, (state, happened) => state.After(happened));

    /// <returns>Its number.</returns>
    public long Add(HistoryEvent happened, string? device = null, string? scenario = Scenario)
    {
        _events.Add(happened with { Seq = _events.Count + 1, At = _events.Count * 1000, Scenario = scenario, Device = device });
        return _events.Count;
    }

    public MadeRehearsal With(params HistoryEvent[] events)
    {
        Array.ForEach(events, happened => Add(happened, "device"));
        return this;
    }

    public MadeRehearsal Ended(RehearsalEnd how = RehearsalEnd.Recovered)
    {
        With(new RehearsalEnded(how), new ScenarioEnded());
        Add(new RunEnded(false), scenario: null);
        return this;
    }
}
