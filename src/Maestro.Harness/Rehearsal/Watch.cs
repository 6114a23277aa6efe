using System.Collections.Concurrent;
using Maestro.Harness.History.Events;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Rehearsal;

/// <summary>Sees the symptoms of an incident, the steps of its recovery, harm and the recovery itself as they come, and writes them down.</summary>
/// <param name="isLifted">Whether nothing of that incident is in force any more that others must mend.</param>
internal sealed class Watch(World world, Func<string, bool> isLifted)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _struck = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _guides = [];
    private readonly LiveTab _tab = world.Tabs(null)[0];

    /// <summary>All strikes of that incident have come.</summary>
    public void HasStruck(string incident) => Struck(incident).TrySetResult();

    /// <summary>Watches one incident until it is recovered from, and its guide and harm as long as the rehearsal goes on.</summary>
    public async Task WatchAsync(string name, Incident incident, CancellationToken cancel)
    {
        var guide = incident.Approach is null ? null : GuideAsync(name, incident, cancel);
        await world.Recorder.WaitForAsync<IncidentStruck>(struck => struck.Incident == name, Timeout.InfiniteTimeSpan, cancel);
        _guides.Add(guide ??= GuideAsync(name, incident, cancel));
        var harm = Task.WhenAll((incident.Harmful ?? []).Select(harmful => HarmAsync(harmful, cancel)));
        await Task.WhenAll(incident.Symptoms.Select((symptom, i) => SymptomAsync(name, i + 1, symptom, cancel)));
        await Struck(name).Task.WaitAsync(cancel);
        await RecoveryAsync(name, incident, cancel);
        await Task.WhenAll(guide, harm);
    }

    /// <summary>Gives the steps that are done already a moment to be seen; those that were not done are not waited for.</summary>
    public async Task GuideSeenAsync(CancellationToken cancel)
    {
        try
        {
            await Task.WhenAll(_guides).WaitAsync(Moment, world.Time, cancel);
        }
        catch (TimeoutException)
        {
            // They were not done.
        }
    }

    private async Task SymptomAsync(string incident, int number, Symptom symptom, CancellationToken cancel)
    {
        await Look.UntilAsync(world, _tab, symptom.Seen, cancel);
        _tab.Device.Record(new SymptomSeen(incident, number), _tab.Number);
    }

    /// <summary>One step after the other: what a step looks for may have been so before it, or be undone by the next.</summary>
    private async Task GuideAsync(string name, Incident incident, CancellationToken cancel)
    {
        foreach (var (i, step) in incident.Guide.Index())
        {
            await Look.UntilAsync(world, _tab, step.Seen, cancel);
            _tab.Device.Record(new StepSeen(name, i + 1), _tab.Number);
        }
    }

    private async Task HarmAsync(Harmful harmful, CancellationToken cancel)
    {
        await Look.UntilAsync(world, _tab, harmful.Seen, cancel);
        var deed = world.Recorder.Events.OfType<OperatorDid>().LastOrDefault();
        _tab.Device.Record(new HarmSeen(harmful.Harm, harmful.Says, deed?.Seq), _tab.Number);
    }

    /// <summary>On every device that has a page open, all that must hold does, and nothing waits to be sent.</summary>
    private async Task RecoveryAsync(string name, Incident incident, CancellationToken cancel)
    {
        using var pace = new PeriodicTimer(Look.Pace, world.Time);
        while (!isLifted(name) || !await HoldsAsync(incident, cancel))
        {
            await pace.WaitForNextTickAsync(cancel);
        }

        world.Recorder.Record(new IncidentRecovered(name));
    }

    private async Task<bool> HoldsAsync(Incident incident, CancellationToken cancel)
    {
        var tabs = world.Devices.Select(device => device.Tabs.FirstOrDefault(tab => tab.IsOpen)).ToList();
        foreach (var tab in tabs)
        {
            foreach (var expected in incident.Recovered)
            {
                if (tab is null || !await Look.MetAsync(world, tab, expected, cancel))
                {
                    return false;
                }
            }
        }

        foreach (var tab in tabs)
        {
            if (!await Look.IsAtRestAsync(world, tab!, cancel))
            {
                return false;
            }
        }

        return true;
    }

    private TaskCompletionSource Struck(string incident) =>
        _struck.GetOrAdd(incident, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
