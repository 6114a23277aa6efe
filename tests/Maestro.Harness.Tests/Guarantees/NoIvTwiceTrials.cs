using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class NoIvTwiceTrials() : Trials(new NoIvTwice())
{
    private const string One = "AAAAAAAAAAAAAAAB";
    private const string Other = "AAAAAAAAAAAAAAAC";

    public override IEnumerable<Trial> Of =>
    [
        Holds("each item has an IV of its own", 3, new Story().Sent(One, "a").Sent(Other, "b").Stored(One, "a")),
        Holds("the same item is sent again, by another device too", 2, new Story().Sent(One, "a").Sent(One, "a", device: "laptop")),
        Holds("two keys have the same IV", 2, new Story().Sent(One, "a").Sent(One, "b", key: "other")),
        Holds("what is no IV is not the client's", 0, new Story().Sent("garbled", "a").Sent("garbled", "b").Sent("no base64 at all", "c")),
        Holds("a request and a row without ciphertext", 0, new Story().Arrived("/").Row("claims", """{"idempotency_key":"key-1"}""")),

        Broken("two requests", new Story().Sent(One, "a").Sent(Other, "b").Sent(One, "c"), Breach, 1, 3),
        Broken("a request and a row", new Story().Sent(One, "a").Stored(One, "b"), Breach, 1, 2),
        Broken("an audit item and a task", new Story().Stored(One, "a").Stored(One, "b", table: "tasks"), Breach, 1, 2),
        Broken("often, and told once", new Story().Sent(One, "a").Sent(One, "b").Sent(One, "c").Stored(One, "b"), Breach, 1, 2),
    ];

    private const string Breach = $"the IV {One} encrypts two texts under the key key";
}

internal static class Ciphertexts
{
    public static Story Sent(this Story story, string iv, string content, string key = "key", string device = Story.Device) =>
        story.Then(new RequestArrived(1, "POST", "/functions/v1/maestro-sync", 10, "hash", null, new Envelope(key, iv, content)), device);

    public static Story Stored(this Story story, string iv, string content, string table = "audit") =>
        story.Row(table, $$"""{"key_id":"key","iv":"{{iv}}","content_hash":"{{content}}"}""");
}
