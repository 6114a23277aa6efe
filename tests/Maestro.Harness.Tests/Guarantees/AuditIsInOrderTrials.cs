using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class AuditIsInOrderTrials() : Trials(new AuditIsInOrder())
{
    private const string Late = "record 1 of a client was stored after its record 2";
    private const string Gap = "the audit log lacks 1 record(s) of a client, and 0 wait on its device";

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
            "the outbox could not be read",
            Row(new Story().Invoked(), 2),
            "1 record(s) of a client are missing in the audit log, and the outbox of device could not be read"),
    ];

    private const string Waiting = """[{"kind":"audit","idempotency_key":"key-1","event_type":"executed","state":"dead"}]""";

    private static SignedIn Person(string tenant) => new(tenant, "subject-1");

    private static AuditRead Read(string item, string hash) => new(new Dictionary<string, string> { [item] = hash });

    private static Story PutBack(string what) => new Story().Invoked()
        .Then(new FaultInjected(1, "storage.profile-restored", new System.Text.Json.Nodes.JsonObject { ["what"] = what }));

    private static Story Row(Story story, int number, string client = "a", string tenant = "tenant-123", string? item = null) => story.Row(
        "audit",
        $$"""{"tenant_id":"{{tenant}}","client_id":"{{client}}","seq":{{number}},"item_id":"{{item ?? $"item-{number}"}}","content_hash":"hash-{{number}}","idempotency_key":"key-1"}""");
}
