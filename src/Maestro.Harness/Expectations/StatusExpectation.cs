using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>What the client says of itself (docs/contract.md §10); what is not named may be anything.</summary>
[Keyword("status")]
[Example("expect: { status: { mode: memory-only, durable: false } }")]
public sealed record StatusExpectation([Description("What the status must contain")] JsonObject Status) : Expectation, IObserved, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("status", drive => drive.Status)];

    public string Words => $"the status to contain {Status.ToJsonString()}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var (met, seen) = await tab.WaitUntilAsync(
            world.Stage.Profile.Drive.Status!, status => JsonMatch.Contains(status, Status), world.Settings.ExpectTimeout, cancel);
        await PageReading.RecordAsync(world, tab, cancel);
        return new Observation(met, seen);
    }
}
