using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>The receipt that a device keeps of an operation's key (docs/contract.md §5), as its `receipts()` tells.</summary>
[Keyword("receipt")]
[Example("expect: { receipt: letter, state: executed }")]
public sealed record ReceiptExpectation(
    [Description("The operation's name")] string Receipt,
    [Description("The receipt's state; none where there must be no receipt")]
    [OneOf("claimed", "executed", "failed", "foreign", "conflicted", "dismissed", "none")]
    string State) : Expectation, IObserved, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("receipts", drive => drive.Receipts)];

    public IEnumerable<Reference> References => [new(NameOf.Operation, Receipt)];

    public string Words => State is "none" ? $"no receipt of {Receipt}" : $"the receipt of {Receipt} to be {State}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var key = world.Operation(Receipt).Key;
        var since = world.Time.GetTimestamp();
        JsonNode? OfKey(JsonNode? receipts) => receipts?.AsArray().FirstOrDefault(receipt => (string?)receipt?["idempotency_key"] == key);
        var (met, seen) = await tab.WaitUntilAsync(
            world.Stage.Profile.Drive.Receipts!,
            receipts => ((string?)OfKey(receipts)?["state"] ?? "none") == State,
            world.Settings.ExpectTimeout,
            cancel);
        tab.Device.Record(new ReceiptsRead(seen, world.Time.GetElapsedTime(since).TotalMilliseconds), tab.Number);
        return new Observation(met, OfKey(seen)?.DeepClone());
    }
}
