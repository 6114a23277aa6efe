using System.Text.Json.Nodes;
using Maestro.Harness.Faults;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Steps;
using Maestro.Harness.Targets;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Running;

/// <summary>Takes one scenario through its phases: safety under faults, recovery, last observations, tear-down.</summary>
/// <param name="prepareAsync">Done to each browser context, before a page of the client opens there.</param>
public sealed class ScenarioRunner(
    Stage stage, Recorder run, IActuator actuator, TimeProvider time, Func<IBrowserContext, Task>? prepareAsync = null)
{
    private static readonly TimeSpan TearDownLimit = TimeSpan.FromSeconds(30);

    /// <summary>Of everything in this process that takes a browser for a while.</summary>
    internal static readonly Turns Turns = new();

    /// <summary>Runs the scenario; whatever happens in it is in the history, and its verdict comes from there.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; the world is taken down.</exception>
    public async Task<ScenarioVerdict> RunAsync(ScenarioVariant variant, int seed, CancellationToken cancel)
    {
        var recorder = new ScenarioRecorder(run, variant.Id);
        var scenario = variant.Scenario;
        using var turn = await Turns.TakeAsync(scenario.Alone, cancel);
        recorder.Record(new ScenarioStarted(
            scenario.Title,
            variant.File,
            scenario.Claims,
            scenario.Severity.ToString().ToLowerInvariant(),
            scenario.Build,
            (scenario.Suspend ?? []).ToDictionary(each => each.Guarantee, each => each.Reason),
            scenario.Alone));
        if (await Needs.LackingAsync(scenario, stage.Settings, stage.Profile.Carrier, cancel) is { } lacking)
        {
            recorder.Record(new NotRun(lacking));
        }
        else
        {
            await TryAsync(recorder, "the scenario", () => OnStageAsync(variant, recorder, seed, cancel), cancel);
        }

        recorder.Record(new ScenarioEnded());
        return Judge.Scenario(variant.Id, recorder.Events);
    }

    private async Task OnStageAsync(ScenarioVariant variant, ScenarioRecorder recorder, int seed, CancellationToken cancel)
    {
        var world = await World.CreateAsync(stage, variant, recorder, seed, actuator, time, cancel, prepareAsync);
        try
        {
            if (await PhaseAsync(world, Phase.Safety, variant.Scenario.Steps, cancel) && variant.Scenario.Recover is { } recover)
            {
                await PhaseAsync(world, Phase.Recovery, recover, cancel, HealAndRestAsync);
            }
        }
        finally
        {
            using var limit = new CancellationTokenSource(TearDownLimit, time);
            recorder.Record(new PhaseStarted(Phase.TearDown));
            await TryAsync(recorder, "healing", () => HealAllAsync(world, limit.Token));
            await TryAsync(recorder, "last observations", () => LastObservationsAsync(world, limit.Token));
            await TryAsync(recorder, "tear-down", async () => await world.DisposeAsync().AsTask().WaitAsync(limit.Token));
        }
    }

    /// <returns>False when it broke off: nothing that follows has anything to stand on.</returns>
    private static async Task<bool> PhaseAsync(
        World world, Phase phase, IReadOnlyList<Step> steps, CancellationToken cancel, Func<World, CancellationToken, Task>? endAsync = null)
    {
        world.Recorder.Record(new PhaseStarted(phase));
        try
        {
            await Performing.PerformAsync(world, steps, cancel);
            foreach (var fault in world.Faults.ToList())
            {
                await Injection.ProveAsync(fault, cancel);
            }

            await (endAsync?.Invoke(world, cancel) ?? Task.CompletedTask);
            return true;
        }
        catch (NotMetException)
        {
            return false;
        }
        catch (BrokenStepException e)
        {
            world.Recorder.Record(new Broke(e.Words, e.Message, e.Line));
            return false;
        }
    }

    /// <summary>The client is given its time to come to rest: nothing waits to be sent, on any device that is open.</summary>
    private static async Task HealAndRestAsync(World world, CancellationToken cancel)
    {
        await HealAllAsync(world, cancel);
        var since = world.Time.GetTimestamp();
        var budget = world.Settings.RecoveryBudget;
        foreach (var tab in OpenTabs(world))
        {
            var (rests, status) = await tab.WaitUntilAsync(world.Stage.Profile.Drive.Status, IsAtRest, budget, cancel);
            var took = Math.Round(world.Time.GetElapsedTime(since).TotalMilliseconds, 3);
            tab.Device.Record(new RestAwaited(rests, took, budget.TotalMilliseconds, status), tab.Number);
        }
    }

    /// <summary>A client without MAESTRO (disabled) has no status and is always at rest.</summary>
    private static bool IsAtRest(JsonNode? status) => status is null || (int?)status["outbox"] is 0;

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
        var drive = world.Stage.Profile.Drive;
        foreach (var tab in OpenTabs(world))
        {
            await StoredState.RecordAsync(tab, cancel);
            var outbox = await tab.CallAsync(drive.Outbox, null, cancel);
            tab.Device.Record(new OutboxRead(outbox), tab.Number);
            await StoredState.RecordOutboxAsync(tab, outbox, cancel);
            tab.Device.Record(new StatusRead(await tab.CallAsync(drive.Status, null, cancel)), tab.Number);
            await PageReading.RecordAsync(world, tab, cancel);
            var since = world.Time.GetTimestamp();
            var receipts = await tab.CallAsync(drive.Receipts, null, cancel);
            tab.Device.Record(new ReceiptsRead(receipts, world.Time.GetElapsedTime(since).TotalMilliseconds), tab.Number);
            await StoredKeys.ReadAsync(tab, cancel);
        }

        var rows = await world.Service.Control.RowsAsync(world.Host, cancel);
        foreach (var table in ServiceRows.Tables)
        {
            foreach (var row in rows.Of(table))
            {
                var canaries = world.Canaries.In(row.ToJsonString());
                world.Recorder.Record(new ServerRow(table, row.DeepClone().AsObject(), canaries));
            }
        }
    }

    /// <summary>One open tab of each device.</summary>
    private static IEnumerable<LiveTab> OpenTabs(World world) =>
        world.Devices.Select(device => device.Tabs.FirstOrDefault(tab => tab.IsOpen)).OfType<LiveTab>();

    /// <summary>Whatever goes wrong in one scenario is written down there, and leaves the others alone; only an interruption goes on.</summary>
    private static async Task TryAsync(ScenarioRecorder recorder, string what, Func<Task> doAsync, CancellationToken cancel = default)
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
