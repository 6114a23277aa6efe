using System.Text.Json.Nodes;
using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class ReceiptsMoveForwardTrials() : Trials(new ReceiptsMoveForward())
{
    private static readonly PageOpened Reloaded = new("/", 50);

    public override IEnumerable<Trial> Of =>
    [
        .. Forward.Select(way => Holds($"{way.From} becomes {way.To}", 1, Read(way.From).Read(way.To))),
        Holds("an answer tells what is read later", 1, new Story().Invoked().Told("executed").Read("executed")),
        Holds("what was refused is claimed anew", 1, Read("claimed").Read("claimed", claim: "claim-2")),
        Holds("what failed and was refused may be gone", 0, Read("failed").Then(Nothing())),
        Holds("another tenant's receipts say nothing of this one's", 0, Read("executed").Then(Nothing("tenant-456"))),
        Holds("no receipt at all does not tell whose they are", 0, Read("executed").Then(new ReceiptsRead(new JsonArray(), 10))),
        Holds("two looks overlapped", 0, new Story().Invoked().Read("executed").Told("claimed")),
        Holds("a look took so long that it began before the other ended", 0, Read("executed").Read("claimed", took: 150)),
        Holds("the second tells what was before the first, and the third agrees", 1, new Story().Invoked().Read("executed").Told("claimed").Read("executed")),
        Holds("another device", 0, Read("executed").Read("claimed", device: "laptop")),
        Holds("the store was rolled back", 0, Read("executed").Injected("storage.log-cut").Read("claimed")),
        Holds("the store was taken, and is there again", 0, Read("executed").Injected("storage.evicted").Healed("storage.evicted").Read("claimed")),
        Holds("memory went with its page", 0, new Story().Invoked().Told("executed", durable: false).Then(Reloaded).Read("claimed")),
        Holds("a person pressed a button of the page", 0, Read("executed").Service(new StepStarted(3, "press clear-and-lose")).Read("claimed")),

        .. Backward.Select(way => Broken($"{way.From} becomes {way.To}", Read(way.From).Read(way.To), Now(way.From, way.To), 1, 2)),
        Broken("after a reload", new Story().Invoked().Told("executed").Then(Reloaded).Read("claimed"), Now("executed", "claimed"), 2, 4),
        Broken("an answer tells it", Read("executed").Invoked().Told("claimed"), Now("executed", "claimed"), 1, 3),
        Broken("it is told once", Read("executed").Read("claimed").Read("claimed"), Now("executed", "claimed"), 1, 2),
        Broken("executed under another claim", Read("executed").Read("executed", claim: "claim-2"), $"{Executed} was claimed anew", 1, 2),
        Broken("it is gone, and another one is there", Read("executed").Then(Nothing()), $"{Executed} is gone", 1, 2),
        Broken("the key store alone was deleted", Secrets(Read("executed")).Read("claimed"), Now("executed", "claimed"), 1, 3),
        Broken("the power was lost", Read("executed").Injected("storage.power-lost").Read("claimed"), Now("executed", "claimed"), 1, 3),
        Broken("another device's store was lost", Read("executed").Injected("storage.evicted", "laptop").Read("claimed"), Now("executed", "claimed"), 1, 3),
        Broken("a fault that took nothing", Read("executed").Injected("network.offline").Read("failed"), Now("executed", "failed"), 1, 3),
        Broken("memory was stored before the page went", new Story().Invoked().Told("executed", durable: false).Read("claimed"), Now("executed", "claimed"), 2, 3),
    ];

    private const string Executed = "the receipt of key-1 was executed, and";

    private static IEnumerable<(string From, string To)> Forward =>
    [
        ("claimed", "claimed"), ("claimed", "executed"), ("claimed", "failed"), ("claimed", "foreign"), ("claimed", "dismissed"),
        ("executed", "executed"), ("executed", "conflicted"), ("failed", "claimed"), ("failed", "executed"), ("failed", "foreign"),
    ];

    private static IEnumerable<(string From, string To)> Backward =>
    [
        ("executed", "claimed"), ("executed", "failed"), ("executed", "foreign"), ("executed", "dismissed"), ("conflicted", "executed"),
        ("foreign", "claimed"), ("foreign", "executed"), ("dismissed", "claimed"), ("dismissed", "executed"), ("conflicted", "claimed"),
    ];

    private static string Now(string from, string to) => $"the receipt of key-1 was {from}, and is {to} now";

    private static Story Read(string state) => new Story().Read(state);

    private static Story Secrets(Story story) =>
        story.Then(new FaultInjected(1, "storage.database-deleted", JsonNode.Parse("""{"database":"secrets"}""")));

    private static ReceiptsRead Nothing(string tenant = Receipts.Tenant) => new(new JsonArray(Receipts.Of("executed", "claim-9", "key-9", tenant)), 10);
}

internal static class Receipts
{
    public const string Tenant = "tenant-123";

    public static Story Read(this Story story, string state, string claim = "claim-1", double took = 10, string device = Story.Device) =>
        story.Then(new ReceiptsRead(new JsonArray(Of(state, claim)), took), device);

    public static Story Told(this Story story, string state, bool durable = true) => story.Answered(
        new JsonObject { ["success"] = true, ["durable"] = durable, ["receipt"] = Of(state, "claim-1") }.ToJsonString());

    public static JsonObject Of(string state, string claim, string key = Story.Key, string tenant = Tenant) => new()
    {
        ["tenant_id"] = tenant,
        ["idempotency_key"] = key,
        ["claim_id"] = claim,
        ["state"] = state,
    };
}
