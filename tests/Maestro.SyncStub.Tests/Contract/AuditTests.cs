using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class AuditTests(Engine engine) : ContractFixture(engine)
{
    [Test]
    public async Task A_new_item_is_stored_as_it_was_sent()
    {
        var client = await SignedIn();
        var item = Messages.Audit("approved").With("task_id", "task-1");

        var answer = await client.Post(item);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Body);
        string[] fields = ["status", "receipt_id", "created_at", "last_seq"];
        Assert.That(answer.Json.Select(field => field.Key), Is.EqualTo(fields));
        Assert.That(Status(answer), Is.EqualTo("ok"));
        var row = (await Rows())["audit"]!.AsArray().Single()!;
        Assert.That(row["item_id"]!.GetValue<string>(), Is.EqualTo(item.Header!.Value.Value));
        Assert.That(row["receipt_id"]!.GetValue<string>(), Is.EqualTo(answer.Json["receipt_id"]!.GetValue<string>()));
        foreach (var (field, value) in item.Body.Where(field => field.Key != "counters"))
        {
            Assert.That(JsonNode.DeepEquals(row[field], value), Is.True, field);
        }
    }

    [Test]
    public async Task The_same_item_again_is_a_duplicate_and_stored_once()
    {
        var client = await SignedIn();
        var item = Messages.Audit();
        var first = await client.Post(item);

        var second = await client.Post(item);

        Assert.That(Status(second), Is.EqualTo("duplicate"));
        Assert.That(
            second.Json["receipt_id"]!.GetValue<string>(), Is.EqualTo(first.Json["receipt_id"]!.GetValue<string>()));
        Assert.That((await Rows())["audit"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_same_item_id_with_another_hash_conflicts_and_changes_nothing()
    {
        var client = await SignedIn();
        var item = Messages.Audit();
        await client.Post(item);
        var before = await Rows();

        var answer = await client.Post(item.With(body => Messages.Encrypt(body, Messages.Plaintext())));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(answer.Json["error"]!.GetValue<string>(), Is.EqualTo("conflict"));
        Assert.That((await Rows()).ToJsonString(), Is.EqualTo(before.ToJsonString()));
    }

    [Test]
    public async Task Last_seq_is_the_highest_number_of_the_client()
    {
        var client = await SignedIn();
        async Task<long> LastSeq(string clientId, int seq) => (await client.Post(Messages.Audit().With(body =>
        {
            body["client_id"] = clientId;
            body["seq"] = seq;
        }))).Json["last_seq"]!.GetValue<long>();

        Assert.That(await LastSeq("one", 7), Is.EqualTo(7));
        Assert.That(await LastSeq("one", 3), Is.EqualTo(7));
        Assert.That(await LastSeq("two", 1), Is.EqualTo(1));
    }

    [TestCase("executed")]
    [TestCase("failed")]
    [TestCase("blocked")]
    [TestCase("escalated")]
    [TestCase("approved")]
    [TestCase("denied")]
    [TestCase("retried")]
    [TestCase("dismissed")]
    public async Task Every_event_type_is_taken(string eventType)
    {
        var client = await SignedIn();

        Assert.That((await client.Post(Messages.Audit(eventType))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("idempotency_key")]
    [TestCase("trace_id")]
    public async Task Only_a_blocked_item_may_lack_key_or_trace(string field)
    {
        var client = await SignedIn();

        var blocked = await client.Post(Messages.Audit("blocked").With(field, null));
        var executed = await client.Post(Messages.Audit("executed").With(field, null));

        Assert.That(blocked.Status, Is.EqualTo(HttpStatusCode.OK), blocked.Body);
        Assert.That(executed.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Items_are_kept_in_the_order_received()
    {
        var client = await SignedIn();
        var sent = Enumerable.Range(0, 20).Select(_ => Messages.Audit()).ToList();
        foreach (var item in sent)
        {
            await client.Post(item);
        }

        var stored = (await Rows())["audit"]!.AsArray().Select(row => row!["item_id"]!.GetValue<string>());
        Assert.That(stored, Is.EqualTo(sent.Select(item => item.Header!.Value.Value)));
    }

    private static string Status(Answer answer) => answer.Json["status"]!.GetValue<string>();
}
