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
        Holds("no receipt at all does not tell whose they are", 0, Read("executed").Says().Then(Empty)),
        .. Gone.Select(gone => Holds($"no receipt at all, and {gone.Name}", 0, gone.Story)),
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
        Broken("all are gone, and the page says that all is well before it", SignedIn().Read("executed").Says().Then(Empty), $"{Executed} is gone", 2, 4),
        Broken("all are gone, and the page says that all is well after it", SignedIn().Read("executed").Then(Empty).Says(), $"{Executed} is gone", 2, 3),
        Broken("all are gone, and it is told once", SignedIn().Read("executed").Then(Empty).Says().Then(Empty).Says(), $"{Executed} is gone", 2, 3),
        Broken("all are gone after a reload", SignedIn().Read("executed").Then(Reloaded).Then(Empty).Says(), $"{Executed} is gone", 2, 4),
        Broken("all are gone in another tab", SignedIn().Read("executed").Then(Empty, tab: 2).Says(tab: 2), $"{Executed} is gone", 2, 3),
        Broken("all are gone with the key", Secrets(SignedIn().Read("executed")).Then(Typed("indexedDB.deleteDatabase('maestro_secrets')")).Then(Empty).Says(),
            $"{Executed} is gone", 2, 5),
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

    /// <summary>Empty lists that tell nothing of the receipt that was there before.</summary>
    private static IEnumerable<(string Name, Story Story)> Gone =>
    [
        ("nothing tells how the page is", SignedIn().Read("executed").Then(Empty)),
        ("the build is disabled", SignedIn().Read("executed").Says().Then(new PageOpened("/", 50, "disabled")).Then(Empty).Then(new StatusRead(null))),
        ("the page was loaded since it said that all is well", SignedIn().Read("executed").Says().Then(Reloaded).Then(Empty)),
        ("the page is loaded before it says that all is well", SignedIn().Read("executed").Then(Empty).Then(Reloaded).Says()),
        ("another tab says that all is well", SignedIn().Read("executed").Then(Empty).Says(tab: 2)),
        ("the page is degraded", SignedIn().Read("executed").Says().Then(Empty).Says("""{"mode":"degraded","signed_in":true}""")),
        ("the page was degraded", SignedIn().Read("executed").Says("""{"mode":"degraded","signed_in":true}""").Then(Empty).Says()),
        ("memory alone holds something", SignedIn().Read("executed").Then(Empty).Says("""{"mode":"memory-only","durable":false,"signed_in":true}""")),
        ("memory alone held something", SignedIn().Invoked().Told("executed", durable: false).Then(Empty).Says()),
        ("the store does not answer", SignedIn().Read("executed").Says().Then(Empty).Says("""{"mode":"on","signed_in":true,"store_silent":true}""")),
        ("the look took so long that the store may not have answered",
            Enumerable.Range(0, 20).Aggregate(SignedIn().Read("executed"), (story, _) => story.Says()).Then(new ReceiptsRead(new JsonArray(), 1500)).Says()),
        ("the session is not accepted", SignedIn().Read("executed").Then(Empty).Says("""{"mode":"on","signed_in":false}""")),
        ("the store was lost", SignedIn().Injected("storage.evicted").Healed("storage.evicted").Read("executed").Then(Empty).Says()),
        ("a fault struck since the page said that all is well", SignedIn().Read("executed").Says().Injected("crypto.key-gone").Then(Empty)),
        ("somebody typed something that may clear it", SignedIn().Read("executed").Then(Typed("indexedDB.deleteDatabase('maestro_state')")).Then(Empty).Says()),
        ("another person is signed in", SignedIn().Read("executed").Then(new SignedIn("tenant-456", "subject-2")).Then(Empty).Says()),
        ("another person was signed in", SignedIn("tenant-456").Then(Tenant).Read("executed").Then(Empty).Says()),
        ("another person is signed in elsewhere", SignedIn().Read("executed").Then(new SignedIn("tenant-456", "subject-2", true)).Then(Empty).Says()),
        ("nobody is signed in", SignedIn().Read("executed").Then(new SignedOut()).Then(Empty).Says()),
        ("the person was signing in", new Story().Read("executed").Then(Tenant).Then(new ReceiptsRead(new JsonArray(), 150)).Says()),
        ("another device has it", SignedIn().Read("executed").Then(Tenant, "laptop").Then(Empty, "laptop").Says(device: "laptop")),
        ("what failed may be gone", SignedIn().Read("failed").Then(Empty).Says()),
        ("a person pressed a button of the page", SignedIn().Read("executed").Service(new StepStarted(3, "press clear-and-lose")).Then(Empty).Says()),
    ];

    private static readonly SignedIn Tenant = new(Receipts.Tenant, "subject-1");

    private static readonly ReceiptsRead Empty = new(new JsonArray(), 10);

    private static Story SignedIn(string tenant = Receipts.Tenant) => new Story().Then(new SignedIn(tenant, "subject-1"));

    private static OperatorDid Typed(string line) => new(Actor.Operator, Deed.Typed, line);

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

    /// <summary>What the client says of itself: all is well, where nothing else is said.</summary>
    public static Story Says(
        this Story story, string status = """{"mode":"on","durable":true,"signed_in":true}""", string device = Story.Device, int? tab = null) =>
        story.Then(new StatusRead(JsonNode.Parse(status)), device, tab);

    public static JsonObject Of(string state, string claim, string key = Story.Key, string tenant = Tenant) => new()
    {
        ["tenant_id"] = tenant,
        ["idempotency_key"] = key,
        ["claim_id"] = claim,
        ["state"] = state,
    };
}
