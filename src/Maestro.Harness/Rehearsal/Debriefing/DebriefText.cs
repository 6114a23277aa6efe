using System.Globalization;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal.Debriefing;

/// <summary>The words of a debrief.</summary>
public static class DebriefText
{
    /// <summary>`2 min 05 s`, `3.4 s`; `never` for what did not come.</summary>
    public static string Time(double? milliseconds) => milliseconds switch
    {
        null => "never",
        >= 60_000 and var long_ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(long_ / 60_000):0} min {Math.Floor(long_ % 60_000 / 1000):00} s"),
        var short_ => string.Create(CultureInfo.InvariantCulture, $"{short_ / 1000:0.0} s"),
    };

    /// <summary>`01:05.3` since the start.</summary>
    public static string Clock(double milliseconds) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Floor(milliseconds / 60_000):00}:{milliseconds % 60_000 / 1000:00.0}");

    public static string Words(RehearsalEnd? how) => how switch
    {
        RehearsalEnd.Recovered => "recovered",
        RehearsalEnd.TimeLimit => "time was up",
        RehearsalEnd.Aborted => "it was broken off by hand",
        RehearsalEnd.BrokenOff => "the harness could not go on",
        _ => "the room was cut off; this is what was known until then",
    };

    /// <summary>One line that says how it went.</summary>
    public static string Outcome(Debrief debrief) => debrief switch
    {
        { IsWon: true } => "Won: recovered, diagnosed, and every guarantee held.",
        { State.End: RehearsalEnd.Recovered, Score.Broken.Count: > 0 } => "Recovered, but a guarantee was broken on the way.",
        { State: { End: RehearsalEnd.Recovered, DiagnosedAt: null } } => "Recovered, but nobody said from what.",
        { State.End: RehearsalEnd.Recovered } => "Recovered; whether every guarantee held cannot be said.",
        _ => $"Not recovered: {Words(debrief.State.End)}.",
    };
}
