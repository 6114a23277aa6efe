using Maestro.Harness.Worlds;

namespace Maestro.NUnit;

/// <summary>
/// The browser and the service that all tests of an assembly share, and their one journal; set up by the first test that needs them, and taken
/// down here. An assembly with tests derives one class of it:
/// <code>[SetUpFixture] public sealed class OnStage : MaestroStage;</code>
/// </summary>
public abstract class MaestroStage
{
    private static readonly Lazy<Task<Stage>> Set = new(() =>
        TheProject.Project.SetStageAsync(TheProject.Target, [], TestContext.Progress.WriteLine, CancellationToken.None));

    private static readonly Lazy<Task<JournaledRun>> Journaled = new(async () =>
    {
        var name = $"{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}";
        return new JournaledRun(await StageAsync(), TheProject.Project.Canary(TheProject.Target), Path.Combine(TheProject.Settings.Artifacts, name));
    });

    public static Task<Stage> StageAsync() => Set.Value;

    /// <summary>The run of all tests: it has a canary, and nothing passes where that lives.</summary>
    public static Task<JournaledRun> RunAsync() => Journaled.Value;

    [OneTimeTearDown]
    public virtual async Task TakeDownAsync()
    {
        if (Journaled.IsValueCreated)
        {
            var run = await RunAsync();
            await run.Distrust;
            run.Dispose();
            await TestContext.Progress.WriteLineAsync($"journal: {Path.GetRelativePath(TheProject.Settings.Root, run.File)}");
        }

        if (Set.IsValueCreated)
        {
            await (await StageAsync()).DisposeAsync();
        }
    }
}
