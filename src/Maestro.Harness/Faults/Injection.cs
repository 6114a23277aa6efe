using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults;

/// <summary>A fault's way through a scenario: written down, injected, proven, healed, proven gone.</summary>
public static class Injection
{
    public static async Task<ActiveFault> InjectAsync(
        World world, LiveTab tab, string name, FaultOptions options, CancellationToken cancel)
    {
        var id = world.Faults.Count + 1;
        var fault = FaultFactory.Make(new FaultSite(id, world, tab.Device, tab, world.Actuator), options);
        var active = new ActiveFault(id, name, options, fault, tab.Device);
        world.Faults.Add(active);
        tab.Device.Record(new FaultInjected(id, name, Describe(options)), tab.Number);
        await fault.InjectAsync(cancel);
        active.Launch = tab.Device.Launches;
        if (!fault.TakesHoldLater)
        {
            await ProveAsync(active, cancel);
        }

        return active;
    }

    /// <summary>Looks whether the fault is in force and writes its receipt, once.</summary>
    public static async Task ProveAsync(ActiveFault active, CancellationToken cancel)
    {
        if (active.HasReceipt)
        {
            return;
        }

        active.HasReceipt = true;
        var proof = await LookAsync(active.Fault.ProveAsync, cancel);
        active.Device.Record(new FaultReceipt(active.Id, active.Name, proof.Holds, proof.Evidence));
    }

    public static async Task HealAsync(World world, ActiveFault active, CancellationToken cancel)
    {
        await ProveAsync(active, cancel);
        if (active.IsOver)
        {
            active.Device.Record(new FaultReceipt(active.Id, active.Name, InForce: false, "it ended before it was healed, with the browser that it lived in"));
        }

        active.IsHealed = true;
        var proof = await LookAsync(active.Fault.HealAsync, cancel);
        active.Device.Record(new FaultHealed(active.Id, active.Name, proof.Holds, proof.Evidence));
    }

    /// <summary>A look that itself fails proves nothing.</summary>
    public static async Task<Proof> LookAsync(Func<CancellationToken, Task<Proof>> look, CancellationToken cancel)
    {
        try
        {
            return await look(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Proof(false, $"it could not be looked at: {e.Message}");
        }
    }

    /// <summary>What the scenario's file gives, and nothing that follows from it.</summary>
    private static JsonObject? Describe(FaultOptions options)
    {
        var given = options.GetType().GetProperties()
            .Where(option => option.CanWrite && option.Name is not nameof(FaultOptions.Place))
            .Select(option => (option.Name, Value: option.GetValue(options)))
            .Where(option => option.Value is not null)
            .Select(option => KeyValuePair.Create(
                JsonNamingPolicy.SnakeCaseLower.ConvertName(option.Name), JsonSerializer.SerializeToNode(option.Value, HistoryJson.Options)));
        var described = new JsonObject(given);
        return described.Count == 0 ? null : described;
    }
}
