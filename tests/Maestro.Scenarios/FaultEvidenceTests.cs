using Maestro.Harness.History;
using Maestro.Harness.Mutation;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Scenarios;

/// <summary>
/// That the receipt of every fault is honest: real, it is in force and heals; with its lowest calls numbed, or aimed at another
/// origin, or healed before, its receipt does not say "in force".
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FaultEvidenceTests
{
    private static readonly Lazy<IReadOnlyList<FaultTrial>> Trials =
        new(() => FaultTrial.All(Project.Words, Path.Combine(TheProject.Settings.Work, "trials")));

    private static IEnumerable<TestCaseData> Cases =>
        from trial in Trials.Value
        from mode in Enum.GetValues<FaultMode>()
        select new TestCaseData(trial, mode).SetName($"{trial.Fault} {mode.ToString().ToLowerInvariant()}");

    private static IEnumerable<TestCaseData> RoutedCases =>
        from trial in Trials.Value
        where trial.Fault.StartsWith("network.", StringComparison.Ordinal) || trial.Fault.StartsWith("server.", StringComparison.Ordinal)
        where trial.Variant.Scenario.Needs?.Contains(Need.Gateway) is not true
        from mode in Enum.GetValues<FaultMode>()
        select new TestCaseData(trial, mode).SetName($"{trial.Fault} {mode.ToString().ToLowerInvariant()}, carried by the browser");

    [TestCaseSource(nameof(Cases))]
    public async Task A_receipt_is_honest(FaultTrial trial, FaultMode mode) => await TryAsync(await OnStage.StageAsync(), trial, mode);

    [TestCaseSource(nameof(RoutedCases))]
    public async Task A_receipt_is_honest_on_the_other_carrier(FaultTrial trial, FaultMode mode) =>
        await TryAsync(await OnStage.RoutedStageAsync(), trial, mode);

    private static async Task TryAsync(Stage stage, FaultTrial trial, FaultMode mode)
    {
        if (await Runnable.WhyNotAsync(trial.Variant.Scenario, stage.Profile, TheProject.Settings, CancellationToken.None) is { } lacking)
        {
            Assert.Ignore(lacking);
        }

        using var recorder = new Recorder(Stream.Null, TimeProvider.System);
        var evidence = new Evidence(stage, recorder, TimeProvider.System);
        var result = await evidence.TryAsync(trial, mode, times: 1, workers: 1, TestContext.CurrentContext.CancellationToken);
        Assert.That(result.Single().Wrong, Is.Null);
    }
}
