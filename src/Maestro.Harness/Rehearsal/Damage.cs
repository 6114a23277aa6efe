using Maestro.Harness.Faults;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Steps;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Rehearsal;

/// <summary>What breaks in a rehearsal, and what of it is taken back. One thing at a time: a strike, a lift, a facilitator's hand.</summary>
internal sealed class Damage(World world, Random moments)
{
    private readonly SemaphoreSlim _hand = new(1);
    private readonly Dictionary<string, List<ActiveFault>> _lifts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private bool _byHand;

    /// <summary>
    /// Waits for what the strike waits for, and then for a moment that the seed has drawn. A page that somebody has closed or crashed cannot be
    /// struck before it is there again.
    /// </summary>
    public async Task AwaitMomentAsync(Strike strike, bool now, LiveTab tab, CancellationToken cancel)
    {
        if (strike.When is { } when)
        {
            await Look.UntilAsync(world, tab, when, cancel);
        }

        var wait = (strike.Within ?? Strike.UsuallyWithin) * moments.NextDouble();
        if (!now && wait > TimeSpan.Zero)
        {
            using var moment = new PeriodicTimer(wait, world.Time);
            await moment.WaitForNextTickAsync(cancel);
        }

        using var pace = new PeriodicTimer(Look.Pace, world.Time);
        while (!tab.IsOpen)
        {
            await pace.WaitForNextTickAsync(cancel);
        }
    }

    /// <summary>Carries out a strike. Where the operator has picked the right chapter meanwhile, what lifts goes again at once.</summary>
    public Task StrikeAsync(string incident, Strike strike, CancellationToken cancel) => AloneAsync(async () =>
    {
        var before = world.Faults.Count;
        foreach (var step in strike.Steps)
        {
            await PerformAsync(step, cancel);
        }

        if (strike.Lifts is Lifts.Picked)
        {
            Lifting(incident).AddRange(world.Faults.Skip(before));
        }

        await LiftToldAsync(incident, cancel);
    }, cancel);

    /// <summary>The right people have been told: what they can mend is mended.</summary>
    public Task LiftAsync(string incident, CancellationToken cancel) => AloneAsync(async () =>
    {
        _told.Add(incident);
        await LiftToldAsync(incident, cancel);
    }, cancel);

    public Task InjectAsync(LiveTab tab, string name, CancellationToken cancel)
    {
        var options = IncidentFolder.Faults.TryGetValue(name, out var known)
            ? known
            : throw new InputException($"There is no fault '{name}' that needs no options.", Nearest(name));
        if (world.Stage.Profile.Faults is { } may && !may.Contains(name) && !may.Contains(name.Split('.')[0]))
        {
            throw new InputException($"The profile of {world.Stage.Profile.Name} does not list {name} under `faults`.");
        }

        _byHand = true;
        world.Recorder.Record(new OperatorDid(Actor.Facilitator, Deed.Injected, name));
        return AloneAsync(() => ByHandAsync(() => Injection.InjectAsync(world, tab, name, options(), cancel), cancel), cancel);
    }

    public Task HealAsync(string name, CancellationToken cancel) => AloneAsync(async () =>
    {
        foreach (var fault in world.Faults.Where(fault => fault.Name == name && !fault.IsHealed).ToList())
        {
            await Injection.HealAsync(world, fault, cancel);
        }
    }, cancel);

    /// <summary>Nothing that others must mend is in force any more.</summary>
    public bool IsLifted(string incident) => Lifting(incident).TrueForAll(fault => fault.IsHealed);

    /// <summary>What a facilitator has broken may stand in its way, as a key that is gone already: that puts the verdict in doubt, and ends nothing.</summary>
    private async Task PerformAsync(Step step, CancellationToken cancel)
    {
        try
        {
            await Performing.PerformAsync(world, [step], cancel);
        }
        catch (BrokenStepException e) when (_byHand)
        {
            world.Recorder.Record(new Broke(e.Words, e.Message, e.Line));
        }
    }

    private async Task LiftToldAsync(string incident, CancellationToken cancel)
    {
        foreach (var fault in Lifting(incident).Where(fault => _told.Contains(incident) && !fault.IsHealed).ToList())
        {
            await Injection.HealAsync(world, fault, cancel);
        }
    }

    private List<ActiveFault> Lifting(string incident)
    {
        lock (_lifts)
        {
            return _lifts.TryGetValue(incident, out var faults) ? faults : _lifts[incident] = [];
        }
    }

    private async Task AloneAsync(Func<Task> doAsync, CancellationToken cancel)
    {
        await _hand.WaitAsync(cancel);
        try
        {
            await doAsync();
        }
        finally
        {
            _hand.Release();
        }
    }

    /// <summary>What a hand cannot do is told to whoever's it is, and the rehearsal goes on.</summary>
    private static async Task ByHandAsync(Func<Task> doAsync, CancellationToken cancel)
    {
        try
        {
            await doAsync();
        }
        catch (Exception e) when (e is not InputException && !cancel.IsCancellationRequested)
        {
            throw new InputException($"It cannot be injected here: {e.Message.Split('\n')[0]}");
        }
    }

    private static string? Nearest(string name) => Scenarios.Binding.Nearest.Remedy(name, [.. IncidentFolder.Faults.Keys]);
}
