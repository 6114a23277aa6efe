using Maestro.Harness.Faults;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Steps;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Running;

/// <summary>Takes one scenario through its phases: safety under faults, recovery, last observations, tear-down.</summary>
/// <param name="prepareAsync">Done to each browser context, before a page of the client opens there.</param>
/// <param name="folder">Of the run: what a failure leaves to look at is kept there; null: nothing is.</param>
/// <param name="beforeStep">Null: nothing.</param>
public sealed class ScenarioRunner(
    Stage stage,
    Recorder run,
    IActuator actuator,
    TimeProvider time,
    Func<IBrowserContext, Task>? prepareAsync = null,
    string? folder = null,
    BeforeStep? beforeStep = null)
{
    private readonly Pictures _pictures = new(folder);
    private readonly Traces? _traces = folder is null ? null : new Traces(folder);

    /// <summary>Of everything in this process that takes a browser for a while.</summary>
    internal static readonly Turns Turns = new();

    /// <summary>Runs the scenario; whatever happens in it is in the history, and its verdict comes from there.</summary>
    /// <param name="attempt">From 1; from 2 on its browsers are traced.</param>
    /// <returns>What this attempt came to.</returns>
    /// <exception cref="OperationCanceledException">The run was interrupted; the world is taken down.</exception>
    public Task<ScenarioVerdict> RunAsync(ScenarioVariant variant, int seed, CancellationToken cancel, int attempt = 1) => RunAsync(
        variant,
        seed,
        async world =>
        {
            // As the target claims it: expectations of claims that it does not make are left out.
            await Performing.PerformAsync(world, world.Variant.Scenario.Steps, cancel);
            return world.Variant.Scenario.Recover is not null;
        },
        world => Performing.PerformAsync(world, world.Variant.Scenario.Recover ?? [], cancel),
        cancel,
        attempt);

    /// <summary>Runs a scenario whose steps are code; its own lists of steps count for nothing.</summary>
    /// <param name="safetyAsync">What is done while faults may be in force; hands back whether a recovery follows.</param>
    /// <param name="recoverAsync">What is done to recover.</param>
    /// <exception cref="OperationCanceledException">The run was interrupted; the world is taken down.</exception>
    public async Task<ScenarioVerdict> RunAsync(
        ScenarioVariant variant,
        int seed,
        Func<World, Task<bool>> safetyAsync,
        Func<World, Task> recoverAsync,
        CancellationToken cancel,
        int attempt = 1)
    {
        var recorder = new ScenarioRecorder(run, variant.Id, attempt);
        var scenario = ClaimsMade.In(variant.Scenario, stage.Profile);
        using var turn = await Turns.TakeAsync(scenario.Alone, cancel);
        recorder.Record(Started(variant, scenario));
        if (await Runnable.WhyNotAsync(variant.Scenario, stage.Profile, stage.Settings, cancel) is { } lacking)
        {
            recorder.Record(new NotRun(lacking));
        }
        else
        {
            await Closing.TryAsync(
                recorder, "the scenario", () => OnStageAsync(variant with { Scenario = scenario }, recorder, seed, safetyAsync, recoverAsync, cancel, attempt), cancel);
        }

        recorder.Record(new ScenarioEnded());
        return Judge.Scenario(variant.Id, recorder.Events);
    }

    /// <summary>Says in the history why a scenario is not run.</summary>
    public ScenarioVerdict LeaveOut(ScenarioVariant variant, string why)
    {
        var recorder = new ScenarioRecorder(run, variant.Id);
        recorder.Record(Started(variant, ClaimsMade.In(variant.Scenario, stage.Profile)));
        recorder.Record(new NotRun(why));
        recorder.Record(new ScenarioEnded());
        return Judge.Scenario(variant.Id, recorder.Events);
    }

    /// <param name="claimed">The scenario with the claims that the target makes.</param>
    private ScenarioStarted Started(ScenarioVariant variant, Scenario claimed) => new(
        claimed.Title,
        variant.File,
        claimed.Claims,
        claimed.Severity.ToString().ToLowerInvariant(),
        claimed.Build,
        (claimed.Suspend ?? []).ToDictionary(each => each.Guarantee, each => each.Reason),
        claimed.Alone,
        Observability.Unseen(stage.Profile));

    private async Task OnStageAsync(
        ScenarioVariant variant,
        ScenarioRecorder recorder,
        int seed,
        Func<World, Task<bool>> safetyAsync,
        Func<World, Task> recoverAsync,
        CancellationToken cancel,
        int attempt)
    {
        var world = await World.CreateAsync(stage, variant, recorder, seed, actuator, time, cancel, prepareAsync, attempt > 1 ? _traces : null, beforeStep);
        var pictured = false;
        try
        {
            var recovers = false;
            var whole = await PhaseAsync(world, Phase.Safety, async () => recovers = await safetyAsync(world), cancel)
                && (!recovers || await PhaseAsync(world, Phase.Recovery, () => recoverAsync(world), cancel, Closing.HealAndRestAsync));
            if (!whole)
            {
                pictured = true;
                await _pictures.TakeAsync(world, cancel);
            }
        }
        finally
        {
            await Closing.TearDownAsync(
                world, stop => !pictured && IsFailing(variant.Id, recorder) ? _pictures.TakeAsync(world, stop) : Task.CompletedTask);
        }
    }

    /// <summary>What no step noticed, guarantees may find: asked while the pages are still there.</summary>
    private static bool IsFailing(string id, ScenarioRecorder recorder) =>
        Judge.Scenario(id, [.. recorder.Events, new ScenarioEnded()]).Verdict is Verdict.Failed;

    /// <returns>False when it broke off: nothing that follows has anything to stand on.</returns>
    private static async Task<bool> PhaseAsync(
        World world, Phase phase, Func<Task> actAsync, CancellationToken cancel, Func<World, CancellationToken, Task>? endAsync = null)
    {
        world.Recorder.Record(new PhaseStarted(phase));
        try
        {
            await actAsync();
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
}
