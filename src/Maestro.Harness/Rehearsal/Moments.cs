using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal;

/// <summary>Something happened, and this is what is known since.</summary>
public sealed record Moment(HistoryEvent Happened, RehearsalState State);

/// <summary>
/// The moments of one rehearsal, in order. Whoever joins late gets those from before as well: everything that is shown comes from here, and
/// nothing flows back.
/// </summary>
public sealed class Moments
{
    private readonly Lock _lock = new();
    private readonly List<Moment> _soFar = [];
    private readonly List<Channel<Moment>> _followers = [];
    private bool _ended;

    public RehearsalState State { get; private set; } = RehearsalState.Before;

    /// <summary>Takes the next event; what comes after the run's end is no part of it.</summary>
    public void Add(HistoryEvent happened)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return;
            }

            State = State.After(happened);
            var moment = new Moment(happened, State);
            _soFar.Add(moment);
            _followers.ForEach(follower => follower.Writer.TryWrite(moment));
            if (happened is RunEnded)
            {
                _ended = true;
                _followers.ForEach(follower => follower.Writer.Complete());
                _followers.Clear();
            }
        }
    }

    /// <summary>Every moment after that one, past and to come, until the rehearsal's end.</summary>
    /// <param name="after">The number of an event; 0: from the beginning.</param>
    public async IAsyncEnumerable<Moment> FollowAsync(long after = 0, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var coming = Channel.CreateUnbounded<Moment>(new UnboundedChannelOptions { SingleReader = true });
        List<Moment> before;
        lock (_lock)
        {
            before = [.. _soFar.Where(moment => moment.Happened.Seq > after)];
            if (_ended)
            {
                coming.Writer.Complete();
            }
            else
            {
                _followers.Add(coming);
            }
        }

        try
        {
            foreach (var moment in before)
            {
                yield return moment;
            }

            await foreach (var moment in coming.Reader.ReadAllAsync(cancel))
            {
                yield return moment;
            }
        }
        finally
        {
            lock (_lock)
            {
                _followers.Remove(coming);
            }
        }
    }
}
