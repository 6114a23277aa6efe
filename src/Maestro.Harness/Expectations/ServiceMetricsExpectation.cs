using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>The metrics that the service tells a monitor (docs/contract.md §9); what is not named may be anything.</summary>
[Keyword("service-metrics")]
[Example("expect: { service-metrics: { receipt_claims_today: 1 } }")]
public sealed record ServiceMetricsExpectation([Description("What the service's metrics must contain")] JsonObject ServiceMetrics)
    : Expectation, IObserved, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Endpoint("metrics")];

    public string Words => $"the service's metrics to contain {ServiceMetrics.ToJsonString()}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var control = world.Service.Control;
        var since = world.Time.GetTimestamp();
        while (true)
        {
            // The version first: what is stored in between makes the next look come at once.
            var rows = await control.RowsAsync(world.Host, cancel);
            var seen = JsonNode.Parse(await world.GetAsync("metrics", cancel));
            var met = JsonMatch.Contains(seen, ServiceMetrics);
            var left = world.Settings.ExpectTimeout - world.Time.GetElapsedTime(since);
            if (met || left <= TimeSpan.Zero)
            {
                return new Observation(met, seen);
            }

            await control.RowsAfterAsync(world.Host, rows.Version, left, cancel);
        }
    }
}
