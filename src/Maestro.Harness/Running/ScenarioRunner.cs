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
public sealed class ScenarioRunner(
    Stage stage, Recorder run, IActuator actuator, TimeProvider time, Func<IBrowserContext, Task>? prepareAsync = null)
{
    /// <summary>Of everything in this process that takes a browser for a while.</summary>
    internal static readonly Turns Turns = new();

    /// <summary>Runs the scenario; whatever happens in it is in the history, and its verdict comes from there.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; the world is taken down.</exception>
    public async Task<ScenarioVerdict> RunAsync(ScenarioVariant variant, int seed, CancellationToken cancel)
    {
        var recorder = new ScenarioRecorder(run, variant.Id);
        var scenario = ClaimsMade.In(variant.Scenario, stage.Profile);
        using var turn = await Turns.TakeAsync(scenario.Alone, cancel);
        recorder.Record(new ScenarioStarted(
            scenario.Title,
            variant.File,
            scenario.Claims,
            scenario.Severity.ToString().ToLowerInvariant(),
            scenario.Build,
            (scenario.Suspend ?? []).ToDictionary(each => each.Guarantee, each => each.Reason),
            scenario.Alone,
            Observability.Unseen(stage.Profile)));
        if (await Runnable.WhyNotAsync(variant.Scenario, stage.Profile, stage.Settings, cancel) is { } lacking)
        {
            recorder.Record(new NotRun(lacking));
        }
        else
        {
            await Closing.TryAsync(recorder, "the scenario", () => OnStageAsync(variant with { Scenario = scenario }, recorder, seed, cancel), cancel);
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
                await PhaseAsync(world, Phase.Recovery, recover, cancel, Closing.HealAndRestAsync);
            }
        }
        finally
        {
            await Closing.TearDownAsync(world);
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
}
