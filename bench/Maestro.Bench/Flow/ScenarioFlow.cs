using Maestro.Harness;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;

namespace Maestro.Bench.Flow;

/// <summary>The 50 steps as a scenario, as `maestro run` takes it: a world, a gateway, the journal, all guarantees, and the journal judged again.</summary>
/// <param name="folder">Receives the journals.</param>
internal sealed class ScenarioFlow(Stage stage, ScenarioVariant variant, string folder) : IFlow
{
    public const string File = "bench/Maestro.Bench/Flow/fifty-steps.yaml";

    public string Name => "scenario";

    public Task RunAsync(int turn, CancellationToken cancel) => RunAsync([variant], turn, workers: 1, cancel);

    /// <summary>The scenario so often, on so many workers.</summary>
    public Task RepeatAsync(int times, int workers, CancellationToken cancel) =>
        RunAsync([.. Enumerable.Range(1, times).Select(turn => variant with { Id = $"{variant.Id}#{turn}" })], workers, workers, cancel);

    private async Task RunAsync(IReadOnlyList<ScenarioVariant> variants, int turn, int workers, CancellationToken cancel)
    {
        var run = await Run.GoAsync(
            stage, variants, null, Path.Combine(folder, $"{variants.Count}x-{turn}"), $"{turn:x8}", new RunLimits(workers), new Unwatched(), cancel);
        if (run.Verdict is not Verdict.Passed)
        {
            var bad = run.Scenarios.First(scenario => scenario.Verdict is not Verdict.Passed);
            throw new InputException(
                $"The scenario does not hold: {string.Join("; ", bad.Findings.Select(finding => finding.Says).Concat(bad.Doubts))}");
        }
    }
}
