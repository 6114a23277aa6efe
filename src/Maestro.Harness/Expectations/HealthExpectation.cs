using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>What the health check answers to a person on the device, member for member: no more, no less, no other value.</summary>
[Keyword("health")]
[Example("expect: { health: { status: disabled, maestro_enabled: false } }")]
public sealed record HealthExpectation([Description("The whole answer")] JsonObject Health) : Expectation, IObserved, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Endpoint("health")];

    public string Words => $"the health check to answer {Health.ToJsonString()}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var seen = JsonNode.Parse((await tab.Device.Wire.AskAsync(world.PathOf("health"), cancel)).Body);
        return new Observation(JsonNode.DeepEquals(seen, Health), seen);
    }
}
