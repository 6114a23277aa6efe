using Maestro.Harness.Running;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Scenarios;

/// <summary>The one stage of the test run and its one journal, and a second stage for what the browser's routing carries.</summary>
[SetUpFixture]
internal sealed class OnStage : MaestroStage
{
    private static readonly Lazy<Task<Stage>> Routed = new(() => TheProject.Project.SetStageAsync(
        TheProject.Target with { Carrier = Carrier.Browser }, [], TestContext.Progress.WriteLine, CancellationToken.None));

    /// <summary>The same client, with the browser's routing in place of gateways.</summary>
    public static Task<Stage> RoutedStageAsync() => Routed.Value;

    [OneTimeSetUp]
    public Task FetchAsync() =>
        Needs.FetchAsync(ScenarioTests.Variants, TheProject.Settings, TestContext.Progress.WriteLine, CancellationToken.None);

    [OneTimeTearDown]
    public async Task TakeRoutedDownAsync()
    {
        if (Routed.IsValueCreated)
        {
            await (await RoutedStageAsync()).DisposeAsync();
        }
    }
}
