using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Rehearsal.Debriefing;

/// <summary>What came of a rehearsal: a pure function of its history, whole or cut off.</summary>
/// <param name="Run">The first line of the history: seed, target, browser.</param>
/// <param name="State">What was known at the end.</param>
/// <param name="Verdict">Of the client, by the same judge as a scenario's.</param>
/// <param name="Timeline">What a reader must know, in order.</param>
public sealed record Debrief(
    RunStarted Run, RehearsalState State, Score Score, ScenarioVerdict Verdict, IReadOnlyList<TimelineEntry> Timeline)
{
    /// <summary>Recovered from, diagnosed, and nothing broke on the way.</summary>
    public bool IsWon => State is { End: RehearsalEnd.Recovered, DiagnosedAt: not null } && Verdict.Verdict is Verdicts.Verdict.Passed;

    /// <summary>The history ends before the rehearsal does: the room was killed.</summary>
    public bool IsCutOff => State.Stretch is not Stretch.Ended;

    /// <exception cref="InputException">It is no history of a rehearsal.</exception>
    public static Debrief Of(IReadOnlyList<HistoryEvent> events)
    {
        var run = (RunStarted)events[0];
        if (!events.OfType<RehearsalStarted>().Any())
        {
            throw new InputException("This journal is none of a rehearsal.", "`./maestro check` judges the journals of runs.");
        }

        var state = events.Aggregate(RehearsalState.Before, (before, happened) => before.After(happened));
        var verdict = Judge.Scenario(run.Planned[0], [.. events.Where(happened => happened.Scenario is not null)]);
        var broken = verdict.Findings.Select(finding => finding.Guarantee).Concat(state.Broken.Select(each => each.Guarantee));
        return new Debrief(run, state, Score.Of(state, broken), verdict, TimelineEntry.Of(events));
    }
}
