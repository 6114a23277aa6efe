using Maestro.Harness.Running;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Scenarios;

/// <summary>The one stage of the test run and its one journal. Both are set up by the first test that needs them.</summary>
[SetUpFixture]
internal sealed class OnStage
{
    private static readonly Lazy<Task<Stage>> Stage = new(() =>
        TheProject.Project.SetStageAsync(TheProject.Target, ScenarioTests.Variants, TestContext.Progress.WriteLine, CancellationToken.None));

    private static readonly Lazy<Task<Stage>> Routed = new(() => TheProject.Project.SetStageAsync(
        TheProject.Target with { Carrier = Carrier.Browser }, [], TestContext.Progress.WriteLine, CancellationToken.None));

    private static readonly Lazy<Task<JournaledRun>> Run = new(async () =>
    {
        var name = $"{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}";
        return new JournaledRun(await StageAsync(), TheProject.Project.Canary(TheProject.Target), Path.Combine(TheProject.Settings.Artifacts, name));
    });

    public static Task<Stage> StageAsync() => Stage.Value;

    /// <summary>The same client, with the browser's routing in place of gateways.</summary>
    public static Task<Stage> RoutedStageAsync() => Routed.Value;

    public static Task<JournaledRun> RunAsync() => Run.Value;

    [OneTimeTearDown]
    public async Task TearDown()
    {
        if (Run.IsValueCreated)
        {
            var run = await RunAsync();
            await run.Distrust;
            run.Dispose();
            await TestContext.Progress.WriteLineAsync($"journal: {Path.GetRelativePath(TheProject.Settings.Root, run.File)}");
        }

        foreach (var stage in new[] { Stage, Routed }.Where(stage => stage.IsValueCreated))
        {
            await (await stage.Value).DisposeAsync();
        }
    }
}
