using Maestro.Harness.History.Events;

namespace Maestro.Harness.History;

/// <summary>The history of one attempt at a scenario as it grows: record, look back, and wait for what is yet to come.</summary>
/// <param name="attempt">From 1.</param>
public sealed class ScenarioRecorder(Recorder run, string scenario, int attempt = 1)
{
    private readonly Lock _lock = new();
    private readonly List<HistoryEvent> _events = [];
    private readonly List<Action<HistoryEvent>> _waiting = [];
    private bool _ended;

    /// <summary>Nothing comes after the scenario's end: what a stored history says of it is what was judged when it ended.</summary>
    public void Record(HistoryEvent happened, string? device = null, int? tab = null)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return;
            }

            _ended = happened is ScenarioEnded;
            var written = run.Record(happened with { Scenario = scenario, Attempt = attempt > 1 ? attempt : null, Device = device, Tab = tab });
            _events.Add(written);
            foreach (var waiter in _waiting.ToArray())
            {
                waiter(written);
            }
        }
    }

    /// <summary>Everything so far, in order.</summary>
    public IReadOnlyList<HistoryEvent> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>
    /// The first event, past or to come, that satisfies the condition; null when the deadline passes first.
    /// </summary>
    public async Task<T?> WaitForAsync<T>(Func<T, bool> condition, TimeSpan deadline, CancellationToken cancel)
        where T : HistoryEvent
    {
        var found = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(HistoryEvent happened)
        {
            if (happened is T candidate && condition(candidate))
            {
                found.TrySetResult(candidate);
            }
        }

        lock (_lock)
        {
            _events.ForEach(Look);
            if (found.Task.IsCompleted)
            {
                return found.Task.Result;
            }

            _waiting.Add(Look);
        }

        try
        {
            return await found.Task.WaitAsync(deadline, cancel);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            lock (_lock)
            {
                _waiting.Remove(Look);
            }
        }
    }
}
