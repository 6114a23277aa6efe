using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Reporting;

/// <summary>The slowest scenarios of a run, and where their time went.</summary>
public static class Durations
{
    private const int StepsShown = 3;

    /// <param name="count">How many scenarios at most.</param>
    /// <returns>One line each, the slowest first: `8.1 s  playbooks/…  2.4 s line 14 inject storage.manifest-lost, …`.</returns>
    public static IEnumerable<string> Lines(Journal journal, int count) => journal.Events
        .Where(happened => happened.Scenario is not null)
        .GroupBy(happened => happened.Scenario!)
        .Select(events => (Id: events.Key, Events: events.ToList()))
        .OrderByDescending(scenario => Length(scenario.Events))
        .Take(count)
        .Select(scenario => $"{Seconds(Length(scenario.Events)),6} s  {scenario.Id}  {string.Join(", ", Slowest(scenario.Events))}");

    private static double Length(IReadOnlyList<HistoryEvent> events) => events[^1].At - events[0].At;

    /// <summary>Steps, and what comes after them: healing, last observations, taking down.</summary>
    private static IEnumerable<string> Slowest(IReadOnlyList<HistoryEvent> events)
    {
        var words = events.OfType<StepStarted>().DistinctBy(step => step.Line).ToDictionary(step => step.Line, step => step.Text);
        var steps = events.OfType<StepEnded>()
            .Select(step => (Milliseconds: step.Milliseconds, Words: $"line {step.Line} {words.GetValueOrDefault(step.Line)}"));
        var tearDown = events.OfType<PhaseStarted>().Where(phase => phase.Phase is Phase.TearDown)
            .Select(phase => (Milliseconds: events[^1].At - phase.At, Words: "tear-down"));
        return steps.Concat(tearDown)
            .OrderByDescending(step => step.Milliseconds)
            .Take(StepsShown)
            .Select(step => $"{Seconds(step.Milliseconds)} s {step.Words}");
    }

    private static string Seconds(double milliseconds) => $"{milliseconds / 1000:0.0}";
}
