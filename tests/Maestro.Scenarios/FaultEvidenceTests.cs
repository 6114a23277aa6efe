using Maestro.Harness.History;
using Maestro.Harness.Mutation;
using Maestro.Harness.Running;

namespace Maestro.Scenarios;

/// <summary>
/// That the receipt of every fault is honest: real, it is in force and heals; with its lowest calls numbed, or aimed at another
/// origin, or healed before, its receipt does not say "in force".
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FaultEvidenceTests
{
    private static IEnumerable<TestCaseData> Cases =>
        from trial in FaultTrial.All(Project.Words, Path.Combine(TheProject.Settings.Work, "trials"))
        from mode in Enum.GetValues<FaultMode>()
        select new TestCaseData(trial, mode).SetName($"{trial.Fault} {mode.ToString().ToLowerInvariant()}");

    [TestCaseSource(nameof(Cases))]
    public async Task A_receipt_is_honest(FaultTrial trial, FaultMode mode)
    {
        if (await Needs.LackingAsync(trial.Variant.Scenario, TheProject.Settings, CancellationToken.None) is { } lacking)
        {
            Assert.Ignore(lacking);
        }

        using var recorder = new Recorder(Stream.Null, TimeProvider.System);
        var evidence = new Evidence(await OnStage.StageAsync(), recorder, TimeProvider.System);
        var result = await evidence.TryAsync(trial, mode, times: 1, workers: 1, TestContext.CurrentContext.CancellationToken);
        Assert.That(result.Single().Wrong, Is.Null);
    }
}
