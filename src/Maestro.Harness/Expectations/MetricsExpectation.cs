using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>The metrics of the open page itself (docs/contract.md §9); what is not named may be anything.</summary>
[Keyword("metrics")]
[Example("expect: { metrics: { blocked_operations: 1 } }")]
public sealed record MetricsExpectation([Description("What the page's metrics must contain")] JsonObject Metrics) : Expectation, IObserved, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("metrics", drive => drive.Metrics)];

    public string Words => $"the page's metrics to contain {Metrics.ToJsonString()}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var (met, seen) = await tab.WaitUntilAsync(
            world.Stage.Profile.Drive.Metrics!, metrics => JsonMatch.Contains(metrics, Metrics), world.Settings.ExpectTimeout, cancel);
        return new Observation(met, seen);
    }
}
