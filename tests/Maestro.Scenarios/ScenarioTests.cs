using Maestro.Harness.Scenarios;

namespace Maestro.Scenarios;

/// <summary>Every scenario, each cell of a matrix by itself, named by its id.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ScenarioTests
{
    private static readonly Lazy<IReadOnlyList<ScenarioVariant>> Loaded = new(() => TheProject.Project.Scenarios([], TheProject.Target));

    /// <summary>A file that does not fit is no case but an error here, with every problem and its place.</summary>
    public static IReadOnlyList<ScenarioVariant> Variants => Loaded.Value;

    private static IEnumerable<TestCaseData> Cases => Variants.Select(variant => new TestCaseData(variant).SetName(variant.Id));

    [TestCaseSource(nameof(Cases))]
    public async Task A_scenario(ScenarioVariant variant)
    {
        var run = await OnStage.RunAsync();
        Passing.Demand(await run.RunAsync(variant), run.Seed);
        Assert.That(await run.Distrust, Is.Null);
    }
}
