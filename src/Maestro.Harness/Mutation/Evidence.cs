using System.Collections.Concurrent;
using Maestro.Harness.Faults;
using Maestro.Harness.History;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Steps;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Mutation;

/// <summary>What was done to a fault before its receipt was asked for.</summary>
public enum FaultMode
{
    /// <summary>Injected as it is: the receipt must say "in force", and the heal "healed".</summary>
    Real,

    /// <summary>Injected with <see cref="NumbActuator"/>: the receipt must not say "in force".</summary>
    Neutralised,

    /// <summary>Injected in another origin, with <see cref="MisaimedActuator"/>: the receipt must not say "in force".</summary>
    Misaimed,

    /// <summary>Injected and healed at once: a receipt asked for afterwards must not say "in force".</summary>
    Healed,
}

/// <summary>One trial.</summary>
/// <param name="Wrong">What was wrong with the receipt or the heal; null when they were right.</param>
/// <param name="Receipt">What the receipt said.</param>
/// <param name="Heal">What the heal said.</param>
/// <param name="InjectMilliseconds">From the injection to the receipt, without what provokes it.</param>
/// <param name="HealMilliseconds">Of the heal with its proof.</param>
public sealed record TrialResult(string? Wrong, string Receipt, string Heal, double InjectMilliseconds, double HealMilliseconds);

/// <summary>Proves that receipts do not lie: each fault real, neutralised, misaimed and healed.</summary>
public sealed class Evidence(Stage stage, Recorder recorder, TimeProvider time)
{
    /// <summary>Tries a fault so many times in one mode.</summary>
    public async Task<IReadOnlyList<TrialResult>> TryAsync(
        FaultTrial trial, FaultMode mode, int times, int workers, CancellationToken cancel)
    {
        var results = new ConcurrentBag<TrialResult>();
        await Parallel.ForAsync(
            0,
            times,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
            async (turn, stop) => results.Add(await TryAsync(trial, mode, turn, stop)));
        return [.. results];
    }

    private async Task<TrialResult> TryAsync(FaultTrial trial, FaultMode mode, int turn, CancellationToken cancel)
    {
        using var side = await ScenarioRunner.Turns.TakeAsync(alone: false, cancel);
        var id = $"{trial.Fault}-{mode}-{turn}".ToLowerInvariant();
        await using var world = await WorldAsync(trial, id, turn, cancel);
        await using var elsewhere = mode is FaultMode.Misaimed ? await WorldAsync(trial, $"{id}-elsewhere", turn, cancel) : null;
        IActuator actuator = mode switch
        {
            FaultMode.Neutralised => new NumbActuator(),
            FaultMode.Misaimed => new MisaimedActuator(elsewhere!),
            _ => new Actuator(),
        };
        var tab = world.Tabs(trial.Inject.On)[0];
        var fault = FaultFactory.Make(new FaultSite(1, world, tab.Device, tab, actuator), trial.Inject.With);
        var since = time.GetTimestamp();
        try
        {
            return await GoAsync(world, trial, fault, mode, since, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // It would leave a scenario unknown, too, but no receipt has said so.
            return new TrialResult($"{mode}, and it ended with: {e.Message}", e.Message, "", 0, 0);
        }
    }

    private async Task<TrialResult> GoAsync(
        World world, FaultTrial trial, Fault fault, FaultMode mode, long since, CancellationToken cancel)
    {
        await fault.InjectAsync(cancel);
        var cost = time.GetElapsedTime(since);
        if (mode is FaultMode.Healed && await fault.HealAsync(cancel) is { Holds: false } early)
        {
            return new TrialResult($"healed, and it says: {early.Evidence}", "", early.Evidence, 0, 0);
        }

        await ProvokeAsync(world, trial, cancel);
        since = time.GetTimestamp();
        var receipt = await Injection.LookAsync(fault.ProveAsync, cancel);
        cost += time.GetElapsedTime(since);
        since = time.GetTimestamp();
        // Where nothing was done, nothing is to be taken back.
        var heal = mode is FaultMode.Healed or FaultMode.Neutralised ? null : await Injection.LookAsync(fault.HealAsync, cancel);
        var healing = time.GetElapsedTime(since);
        var wrong = receipt.Holds != (mode is FaultMode.Real) ? $"{mode}, and the receipt says: {receipt.Evidence}"
            : mode is FaultMode.Real && heal is { Holds: false } ? $"healed, and it says: {heal.Evidence}"
            : null;
        return new TrialResult(wrong, receipt.Evidence, heal?.Evidence ?? "", cost.TotalMilliseconds, healing.TotalMilliseconds);
    }

    private async Task<World> WorldAsync(FaultTrial trial, string id, int seed, CancellationToken cancel)
    {
        var variant = trial.Variant with { Id = id };
        var world = await World.CreateAsync(stage, variant, new ScenarioRecorder(recorder, id), seed, new Actuator(), time, cancel);
        await Performing.PerformAsync(world, [.. trial.Before], cancel);
        return world;
    }

    /// <summary>An expectation that is not met says nothing here: what follows a fault may not follow when it is not in force.</summary>
    private static async Task ProvokeAsync(World world, FaultTrial trial, CancellationToken cancel)
    {
        try
        {
            await Performing.PerformAsync(world, [.. trial.After], cancel);
        }
        catch (NotMetException)
        {
        }
    }
}
