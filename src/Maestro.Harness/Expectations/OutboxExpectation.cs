using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>Which items the device still holds, in their order (docs/contract.md §10): what waits for its sync, or what the service refused for good.</summary>
[Keyword("outbox")]
[Example("expect: { outbox: waiting, kind: audit, of: [letter, meeting] }")]
public sealed record OutboxExpectation(
    [Description("waiting: to be sent; pending-encryption: for a key; dead: refused for good, and kept")]
    [OneOf("waiting", "pending-encryption", "dead")] string Outbox,
    [Description("The operations that the items belong to, one for each item, in the items' order")] IReadOnlyList<string> Of,
    [Description("Only items of this kind")] [OneOf("claim", "audit", "task")] string? Kind = null) : Expectation, IObserved, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("outbox", drive => drive.Outbox)];

    public IEnumerable<Reference> References => Of.Select(name => new Reference(NameOf.Operation, name));

    public string Words => $"the {Outbox} {Kind ?? "item"}s of the outbox to be of [{string.Join(", ", Of)}]";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var state = Outbox.Replace('-', '_');
        var keys = Of.Select(name => world.Operation(name).Key).ToList();
        var (met, seen) = await tab.WaitUntilAsync(
            world.Stage.Profile.Drive.Outbox!,
            items => Rows(items).Where(item => (string?)item["state"] == state && (Kind is null || (string?)item["kind"] == Kind))
                .Select(item => (string?)item["idempotency_key"]).SequenceEqual(keys),
            world.Settings.ExpectTimeout,
            cancel);
        await StoredState.RecordOutboxAsync(tab, seen, cancel);
        return new Observation(met, seen);
    }

    private static IEnumerable<JsonObject> Rows(JsonNode? items) => items is JsonArray list ? list.OfType<JsonObject>() : [];
}
