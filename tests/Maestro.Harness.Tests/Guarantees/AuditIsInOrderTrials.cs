using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class AuditIsInOrderTrials() : Trials(new AuditIsInOrder())
{
    private const string Late = "record 1 of a client was stored after its record 2";
    private const string Gap = "the audit log lacks 1 record(s) of a client, and 0 wait on its device";
    private const string Nowhere = "device sent 1 record(s) that are not at the service, and 0 wait there or were refused";

    public override IEnumerable<Trial> Of =>
    [
        Holds("the records arrive by their numbers", 3, Row(Row(Row(new Story(), 1), 2), 3)),
        Holds("each client counts by itself", 2, Row(Row(new Story(), 1), 1, client: "b", item: "b-1")),
        Holds("what is missing waits", 1, Row(new Story().Invoked().Outbox(Waiting), 2)),
        Holds("another tenant's record is sent when its person is back", 2, Row(Row(new Story(), 2, tenant: "tenant-456"), 1)),
        Holds("a profile put back counts again from where it was", 3, Row(Row(Row(PutBack("everything"), 1), 2), 2, item: "again")),
        Holds("what a lost store held is missing", 1, Row(new Story().Invoked().Injected("storage.wiped").Outbox("[]"), 2)),
        Holds("what was seen on the way is still there", 1, Row(new Story().Service(Read("item-1", "hash-1")), 1)),
        Holds("the rows could not be read at the end", 0, new Story().Service(Read("item-1", "hash-1")).Service(new Broke("last observations", "no answer", 0))),

        Holds("what is missing waits for the person who is signed in", 1, Row(new Story().Then(Person("tenant-123")).Invoked().Outbox(Waiting), 2)),

        Holds("what was sent is at the service", 1, Kept(Look(Sent(new Story(), "iv-1"), "[]"), 1, "iv-1")),
        Holds("what was refused is a dead letter", 1, Look(Refused(new Story(), "iv-1"), Waiting)),
        Holds("what was refused at first is at the service", 1, Kept(Look(Sent(Refused(new Story(), "iv-1"), "iv-1"), "[]"), 1, "iv-1")),
        Holds("one record was sent twice, and waits", 1, Look(Sent(Sent(new Story(), "iv-1"), "iv-1"), Waiting)),
        Holds("another request's ciphertext is no record", 0, Look(Sent(new Story(), "iv-1", "man-mode"), "[]")),
        Holds("a lost store took what was refused along", 0, Look(Refused(new Story(), "iv-1").Injected("storage.wiped"), "[]")),
        Holds("what was refused was held in memory only", 0, Look(Refused(new Story().Answered("""{"success":true,"durable":false}"""), "iv-1"), "[]")),
        Holds("the disabled build does not show it", 0, Refused(new Story(), "iv-1").Outbox("[]").Then(new StatusRead(null))),
        Holds("the device was not looked at", 0, Refused(new Story(), "iv-1")),
        Holds("a person may have cleared the page", 0, Look(Refused(new Story().Service(new StepStarted(1, "press confirm")), "iv-1"), "[]")),
        Holds("an operator may have cleared the store", 0, Look(Refused(new Story(), "iv-1").Then(new OperatorDid(Actor.Operator, Deed.Typed, "indexedDB.deleteDatabase('maestro_state')")), "[]")),
        Holds("a fault said that it is stored", 0, Look(Answered(Sent(new Story(), "iv-1"), 200, fault: 1), "[]")),
        Holds("it was sent after the outbox was looked at", 0, Refused(Look(new Story(), "[]"), "iv-1")),
        Holds("it was sent in the tear-down", 0, Look(Refused(new Story().Service(new PhaseStarted(Phase.TearDown)), "iv-1"), "[]")),
        Holds("the rows could not be read, and nothing is told of what was sent", 0, Look(Refused(new Story(), "iv-1"), "[]").Service(new Broke("last observations", "no answer", 0))),

        Broken("the only record was refused, and is nowhere", Look(Refused(new Story(), "iv-1"), "[]"), Nowhere, 1, 3),
        Broken("the last record was refused, and is nowhere", Kept(Look(Refused(Sent(new Story(), "iv-1"), "iv-2"), "[]"), 1, "iv-1"), Nowhere, 2, 4),
        Broken("a service that fails took it", Look(Answered(Sent(new Story(), "iv-1"), 500), "[]"), Nowhere, 1, 3),
        Broken("only a claim is a dead letter", Look(Refused(new Story(), "iv-1"), """[{"kind":"claim","state":"dead"}]"""), Nowhere, 1, 3),
        Broken("only another device holds one", Look(Refused(new Story(), "iv-1"), "[]").Outbox(Waiting, "phone"), Nowhere, 1, 3),
        Broken(
            "two were refused, and one is a dead letter",
            Look(Refused(Refused(new Story(), "iv-1"), "iv-2"), Waiting),
            "device sent 2 record(s) that are not at the service, and 1 wait there or were refused", 1, 3, 5),

        Broken("a record overtook another", Row(Row(new Story(), 2), 1), Late, 1, 2),
        Broken("a record was stored again under another id", Row(Row(new Story(), 1), 1, item: "again"), "record 1 of a client was stored after its record 1", 1, 2),
        Broken("only the databases were put back", Row(Row(PutBack("databases"), 2), 1), Late, 3, 4),
        Broken("one id stands twice", Row(Row(new Story(), 1), 2, item: "item-1"), "one record stands twice in the audit log", 1, 2),
        Broken("a record is nowhere", Row(new Story().Invoked().Outbox("[]"), 2), Gap, 2, 3),
        Broken("only the key store was lost", Row(new Story().Invoked().Then(new FaultInjected(1, "storage.stores-missing", new System.Text.Json.Nodes.JsonObject { ["database"] = "secrets" })).Outbox("[]"), 2), Gap, 3, 4),
        Broken("only the power was lost", Row(new Story().Invoked().Injected("storage.power-lost").Outbox("[]"), 2), Gap, 3, 4),
        Broken("its person is signed in, and a record is nowhere", Row(new Story().Then(Person("tenant-123")).Invoked().Outbox("[]"), 2), Gap, 3, 4),
        Broken("only a claim waits", Row(new Story().Invoked().Outbox("""[{"kind":"claim"}]"""), 2), Gap, 2, 3),
        Broken("it waits on another device", Row(new Story().Invoked().Outbox("[]").Outbox(Waiting, "phone"), 2), Gap, 2, 4),
        Broken("a record is gone", Row(new Story().Service(Read("item-7", "hash-7")), 1), "a record of the audit log is gone after it was stored", 1),
        Broken("a record was changed", Row(new Story().Service(Read("item-1", "other")), 1), "a record of the audit log was changed after it was stored", 1, 2),

        InDoubt(
            "what is missing may wait for another tenant than the last one",
            Row(new Story().Then(Person("tenant-456")).Then(Person("tenant-123")).Invoked().Outbox("[]"), 2),
            "1 record(s) of a client are missing in the audit log, and may wait on device for somebody who is not signed in there any more"),
        InDoubt(
            "what was sent may wait for another tenant than the last one",
            Look(Refused(new Story().Then(Person("tenant-456")).Then(Person("tenant-123")), "iv-1"), "[]"),
            "1 record(s) that device sent are not at the service, and may wait there for somebody who is not signed in any more"),
        InDoubt(
            "the outbox could not be read",
            Row(new Story().Invoked(), 2),
            "1 record(s) of a client are missing in the audit log, and the outbox of device could not be read"),
    ];

    private const string Waiting = """[{"kind":"audit","idempotency_key":"key-1","event_type":"executed","state":"dead"}]""";

    private static SignedIn Person(string tenant) => new(tenant, "subject-1");

    private static AuditRead Read(string item, string hash) => new(new Dictionary<string, string> { [item] = hash });

    private static Story PutBack(string what) => new Story().Invoked()
        .Then(new FaultInjected(1, "storage.profile-restored", new System.Text.Json.Nodes.JsonObject { ["what"] = what }));

    private static Story Sent(Story story, string iv, string path = "maestro-sync") =>
        story.Then(new RequestArrived(1, "POST", $"/functions/v1/{path}", 10, "hash", Envelope: new Envelope("key-id", iv, $"hash-{iv}")));

    private static Story Answered(Story story, int status, int? fault = null) => story.Then(new RequestAnswered(1, status, 10, fault));

    private static Story Refused(Story story, string iv) => Answered(Sent(story, iv), 400);

    /// <summary>The last look at the device, where its client is there and keeps what it holds on disk.</summary>
    private static Story Look(Story story, string outbox) =>
        story.Outbox(outbox).Then(new StatusRead(System.Text.Json.Nodes.JsonNode.Parse("""{"mode":"on","durable":true}""")));

    /// <summary>A row of what was sent under that IV.</summary>
    private static Story Kept(Story story, int number, string iv) => story.Row(
        "audit",
        $$"""{"tenant_id":"tenant-123","client_id":"a","seq":{{number}},"item_id":"item-{{number}}","key_id":"key-id","iv":"{{iv}}","content_hash":"hash-{{iv}}","idempotency_key":"key-1"}""");

    private static Story Row(Story story, int number, string client = "a", string tenant = "tenant-123", string? item = null) => story.Row(
        "audit",
        $$"""{"tenant_id":"{{tenant}}","client_id":"{{client}}","seq":{{number}},"item_id":"{{item ?? $"item-{number}"}}","content_hash":"hash-{{number}}","idempotency_key":"key-1"}""");
}
