using System.Runtime.CompilerServices;
using Maestro.Harness.History;
using Maestro.Harness.Rehearsal.Debriefing;

namespace Maestro.Harness.Rehearsal;

/// <summary>A rehearsal that is over, from its journal: its moments again, as whoever watched it had them. One that was cut off ends where it does.</summary>
public sealed class Replay
{
    private Replay(Debrief debrief, IReadOnlyList<Moment> moments) => (Debrief, Moments) = (debrief, moments);

    public Debrief Debrief { get; }

    /// <summary>All of them, in order.</summary>
    public IReadOnlyList<Moment> Moments { get; }

    /// <param name="path">A journal, or the folder that it lies in.</param>
    /// <exception cref="InputException">There is no journal of a rehearsal.</exception>
    public static Replay Read(string path)
    {
        var events = Journal.Read(Directory.Exists(path) ? Path.Combine(path, Journal.FileName) : path).Events;
        var debrief = Debrief.Of(events);
        var moments = new List<Moment>(events.Count);
        foreach (var happened in events)
        {
            moments.Add(new Moment(happened, (moments.Count == 0 ? RehearsalState.Before : moments[^1].State).After(happened)));
        }

        return new Replay(debrief, moments);
    }

    /// <summary>The moments at their times.</summary>
    /// <param name="speed">How many times as fast, above 0.</param>
    public async IAsyncEnumerable<Moment> PlayAsync(double speed, TimeProvider time, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var since = time.GetTimestamp();
        foreach (var moment in Moments)
        {
            var wait = TimeSpan.FromMilliseconds(moment.Happened.At / speed) - time.GetElapsedTime(since);
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                using var until = new PeriodicTimer(wait, time);
                await until.WaitForNextTickAsync(cancel);
            }

            yield return moment;
        }
    }
}
