using System.Text.Json.Nodes;
using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class PageTellsTheTruthTrials() : Trials(new PageTellsTheTruth())
{
    private const string Done = """{"success":true,"durable":true,"receipt":{"tenant_id":"tenant-123"}}""";
    private const string Executed = """{"idempotency_key":"key-1","event_type":"executed"}""";
    private const string Rest = """{"outbox":0,"dead":0,"durable":true}""";
    private const string Unsent = "the page of device says that everything is synced, and the service never got the record of letter";

    public override IEnumerable<Trial> Of =>
    [
        Holds("everything is synced", 1, Synced(Acknowledged(), Rest).Row("audit", Executed)),
        Holds("the page says that records wait", 1, new Story().Then(new PageRead("Syncing.", Synced: false, Saved: true, JsonNode.Parse("""{"outbox":2,"durable":true}""")))),
        Holds("the page says that nothing is stored", 1, new Story().Then(new PageRead("Memory.", Synced: false, Saved: false, JsonNode.Parse("""{"durable":false}""")))),
        Holds("it said so before the operation was done", 1, Synced(SignedIn(), Rest).Answered(Done)),
        Holds("the operation was of another tenant", 1, Synced(Acknowledged().Then(new SignedIn("tenant-456", "b")), Rest)),
        Holds("another tab was told that it is done", 1, Acknowledged().Then(new PageRead("Synced", Synced: true, Saved: true, JsonNode.Parse(Rest)), tab: 2)),
        Holds("it was done in memory only", 1, Synced(SignedIn().Answered(Done.Replace("\"durable\":true", "\"durable\":false")), Rest)),
        Holds("the service's rows could not be read", 1, Synced(Acknowledged(), Rest).Service(new Broke("last observations", "no answer", 0))),

        Broken("records wait", Synced(new Story(), """{"outbox":2,"dead":0}"""), "the page of device says that everything is synced while 2 record(s) wait to be sent", 1),
        Broken("records were refused", Synced(new Story(), """{"outbox":0,"dead":1}"""), "the page of device says that everything is synced while 1 record(s) were refused", 1),
        Broken("the store is silent", Synced(new Story(), """{"outbox":0,"dead":0,"store_silent":true}"""), "the page of device says that everything is synced while the local store does not answer", 1),
        Broken("the store was lost", Synced(new Story(), """{"outbox":0,"dead":0,"store_lost":"gone"}"""), "the page of device says that everything is synced after the local store was lost", 1),
        Broken(
            "nothing is stored",
            new Story().Then(new PageRead("Stored", Synced: false, Saved: true, JsonNode.Parse("""{"durable":false}"""))),
            "the page of device says that everything is stored while it is held in memory only", 1),
        Broken("status and page agree, and the record never arrives", Synced(Acknowledged(), Rest), Unsent, 2, 3),
        Broken("another operation's record arrived", Synced(Acknowledged(), Rest).Row("audit", Executed.Replace("key-1", "key-2")), Unsent, 2, 3),
    ];

    private static Story SignedIn() => new Story().Then(new SignedIn("tenant-123", "a"));

    private static Story Acknowledged() => SignedIn().Answered(Done);

    private static Story Synced(Story story, string status) =>
        story.Then(new PageRead("Everything is synced.", Synced: true, Saved: true, JsonNode.Parse(status)));
}
