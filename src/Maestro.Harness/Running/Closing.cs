using System.Text.Json.Nodes;
using Maestro.Harness.Faults;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Running;

/// <summary>How everything that went on in a world ends: healed, at rest, observed a last time, taken down.</summary>
internal static class Closing
{
    private static readonly TimeSpan TearDownLimit = TimeSpan.FromSeconds(30);

    /// <summary>The client is given its time to come to rest: nothing waits to be sent, on any device that is open.</summary>
    public static async Task HealAndRestAsync(World world, CancellationToken cancel)
    {
        await HealAllAsync(world, cancel);
        var since = world.Time.GetTimestamp();
        var budget = world.Settings.RecoveryBudget;
        if (world.Stage.Profile.Drive.Status is not { } tells)
        {
            return;
        }

        await Task.WhenAll(OpenTabs(world).Select(async tab =>
        {
            var (rests, status) = await tab.WaitUntilAsync(tells, IsAtRest, budget, cancel);
            var took = Math.Round(world.Time.GetElapsedTime(since).TotalMilliseconds, 3);
            tab.Device.Record(new RestAwaited(rests, took, budget.TotalMilliseconds, status), tab.Number);
        }));
    }

    /// <summary>
    /// A client without MAESTRO (disabled) has no status and is always at rest. One whose store does not answer knows only what memory holds.
    /// </summary>
    public static bool IsAtRest(JsonNode? status) =>
        status is null || ((int?)status["outbox"] is 0 && (bool?)status["store_silent"] is not true);

    private static async Task HealAllAsync(World world, CancellationToken cancel)
    {
        foreach (var fault in world.Faults.Where(fault => !fault.IsHealed).Reverse().ToList())
        {
            await Injection.HealAsync(world, fault, cancel);
        }
    }

    /// <summary>
    /// What guarantees need to see at the end: each device's storage, outbox, status, page, receipts and keys, and then the service's rows, so
    /// that an item on its way from an outbox to the service is seen at one of them.
    /// </summary>
    private static async Task LastObservationsAsync(World world, CancellationToken cancel)
    {
        await Task.WhenAll(OpenTabs(world).Select(tab => ObserveAsync(world, tab, cancel)));
        if (world.Stage.Service is null)
        {
            return;
        }

        foreach (var deployment in world.Devices.Select(device => device.Host).Append(world.Host).Distinct(StringComparer.Ordinal))
        {
            await RowsAsync(world, deployment, cancel);
        }
    }

    private static async Task RowsAsync(World world, string deployment, CancellationToken cancel)
    {
        var rows = await world.Service.Control.RowsAsync(deployment, cancel);
        foreach (var table in ServiceRows.Tables)
        {
            foreach (var row in rows.Of(table))
            {
                var canaries = world.Canaries.In(row.ToJsonString());
                world.Recorder.Record(new ServerRow(table, row.DeepClone().AsObject(), canaries));
            }
        }
    }

    /// <summary>One look beside the other: none waits for what another one reads, and what one cannot read is still seen by the others.</summary>
    private static Task ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var drive = world.Stage.Profile.Drive;
        return Task.WhenAll(
            StoredState.RecordAsync(tab, cancel), OutboxAsync(), StatusAsync(), ReceiptsAsync(), StoredKeys.ReadAsync(tab, cancel));

        async Task OutboxAsync()
        {
            if (drive.Outbox is not null)
            {
                var outbox = await tab.CallAsync(drive.Outbox, null, cancel);
                tab.Device.Record(new OutboxRead(outbox), tab.Number);
                await StoredState.RecordOutboxAsync(tab, outbox, cancel);
            }
        }

        async Task StatusAsync()
        {
            if (drive.Status is not null)
            {
                tab.Device.Record(new StatusRead(await tab.CallAsync(drive.Status, null, cancel)), tab.Number);
                await PageReading.RecordAsync(world, tab, cancel);
            }
        }

        async Task ReceiptsAsync()
        {
            if (drive.Receipts is not null)
            {
                var since = world.Time.GetTimestamp();
                var receipts = await tab.CallAsync(drive.Receipts, null, cancel);
                tab.Device.Record(new ReceiptsRead(receipts, world.Time.GetElapsedTime(since).TotalMilliseconds), tab.Number);
            }
        }
    }

    /// <summary>One open tab of each device.</summary>
    private static IEnumerable<LiveTab> OpenTabs(World world) =>
        world.Devices.Select(device => device.Tabs.FirstOrDefault(tab => tab.IsOpen)).OfType<LiveTab>();

    /// <summary>Whatever happened: what is left is healed, the guarantees get what they need to see, and the world goes.</summary>
    /// <param name="lookAsync">Done when all was observed, while the pages are still there.</param>
    public static async Task TearDownAsync(World world, Func<CancellationToken, Task>? lookAsync = null)
    {
        using var limit = new CancellationTokenSource(TearDownLimit, world.Time);
        world.Recorder.Record(new PhaseStarted(Phase.TearDown));
        await TryAsync(world.Recorder, "healing", () => HealAllAsync(world, limit.Token));
        await TryAsync(world.Recorder, "last observations", () => LastObservationsAsync(world, limit.Token));
        await TryAsync(world.Recorder, "the pictures", () => lookAsync?.Invoke(limit.Token) ?? Task.CompletedTask);
        await TryAsync(world.Recorder, "tear-down", async () => await world.DisposeAsync().AsTask().WaitAsync(limit.Token));
    }

    /// <summary>Whatever goes wrong in a scenario is written down there, and leaves the others alone; only an interruption goes on.</summary>
    public static async Task TryAsync(ScenarioRecorder recorder, string what, Func<Task> doAsync, CancellationToken cancel = default)
    {
        try
        {
            await doAsync();
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            recorder.Record(new Broke(what, e.Message, 0));
        }
    }
}
