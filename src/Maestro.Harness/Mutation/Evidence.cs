using Maestro.Harness.Faults;
using Maestro.Harness.Faults.Lifecycle;
using Maestro.Harness.Faults.Network;
using Maestro.Harness.Faults.Storage;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Mutation;

/// <summary>What was done to a fault before its receipt was asked for.</summary>
public enum FaultMode
{
    /// <summary>Injected as it is: the receipt must say "in force".</summary>
    Real,

    /// <summary>Injected with <see cref="NumbActuator"/>: the receipt must say "not in force".</summary>
    Neutralised,

    /// <summary>Injected and healed: the heal must say "healed", and a receipt asked for afterwards "not in force".</summary>
    Healed,
}

/// <param name="Right">How often the receipt was right.</param>
/// <param name="Wrong">What a wrong receipt said, each.</param>
public sealed record EvidenceFigure(string Fault, FaultMode Mode, int Right, int Times, IReadOnlyList<string> Wrong);

/// <summary>Proves that receipts do not lie, on the hardest faults, each real, neutralised and healed many times.</summary>
public sealed class Evidence(Stage stage, Recorder recorder, TimeProvider time)
{
    private static readonly IReadOnlyList<Trial> Trials =
    [
        new("network.answer-lost", new AnswerLostOptions("claim"), new Device(), OpenFirst: true, Provoke: true),
        new("network.delivered-twice", new DeliveredTwiceOptions("claim"), new Device(), OpenFirst: true, Provoke: true),
        new("storage.quota-full", new QuotaFullOptions(), new Device(), OpenFirst: false, Provoke: false),
        new("storage.manifest-lost", new ManifestLostOptions(), new Device(Storage: Backend.LevelDb), OpenFirst: true, Provoke: false),
        new("lifecycle.page-frozen", new PageFrozenOptions(), new Device(), OpenFirst: true, Provoke: false),
    ];

    /// <param name="times">Of each fault in each mode.</param>
    /// <param name="report">Told of each figure as it comes.</param>
    public async Task<IReadOnlyList<EvidenceFigure>> GoAsync(
        int times, int workers, Action<EvidenceFigure> report, CancellationToken cancel)
    {
        var figures = new List<EvidenceFigure>();
        foreach (var trial in Trials)
        {
            foreach (var mode in Enum.GetValues<FaultMode>())
            {
                var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
                await Parallel.ForAsync(0, times, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel }, async (turn, stop) =>
                {
                    if (await TryAsync(trial, mode, turn, stop) is { } said)
                    {
                        wrong.Add(said);
                    }
                });
                figures.Add(new EvidenceFigure(trial.Fault, mode, times - wrong.Count, times, [.. wrong]));
                report(figures[^1]);
            }
        }

        return figures;
    }

    /// <returns>What a wrong receipt said; null when it was right.</returns>
    private async Task<string?> TryAsync(Trial trial, FaultMode mode, int turn, CancellationToken cancel)
    {
        var id = $"{trial.Fault}-{mode}-{turn}".ToLowerInvariant();
        var scenario = new Scenario(id, [], [], Devices: new Dictionary<string, Device> { [Scenario.OnlyDevice] = trial.Device });
        var variant = new ScenarioVariant(id, scenario, "", new Dictionary<string, string>(), "");
        IActuator actuator = mode is FaultMode.Neutralised ? new NumbActuator() : new Actuator();
        await using var world = await World.CreateAsync(stage, variant, new ScenarioRecorder(recorder, id), turn, actuator, time, cancel);
        var tab = world.Tabs(null)[0];
        if (trial.OpenFirst)
        {
            await tab.OpenAsync(cancel);
        }

        var fault = FaultFactory.Make(new FaultSite(1, world, tab.Device, tab, actuator), trial.Options);
        await fault.InjectAsync(cancel);
        if (mode is FaultMode.Healed && await fault.HealAsync(cancel) is { Holds: false } heal)
        {
            return $"healed, and it says: {heal.Evidence}";
        }

        if (trial.Provoke)
        {
            await tab.OperateAsync(world.Prepare("notification.show", "notice", null), Route.Execute, cancel);
        }

        var receipt = await fault.ProveAsync(cancel);
        if (mode is FaultMode.Real)
        {
            await fault.HealAsync(cancel);
        }

        return receipt.Holds == (mode is FaultMode.Real) ? null : $"{mode}, and it says: {receipt.Evidence}";
    }

    /// <param name="OpenFirst">The client is open before the fault is injected.</param>
    /// <param name="Provoke">The fault takes hold of an operation that comes after it.</param>
    private sealed record Trial(string Fault, FaultOptions Options, Device Device, bool OpenFirst, bool Provoke);
}
