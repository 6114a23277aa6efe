using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class ManModeTests(Engine engine) : ContractFixture(engine)
{
    [Test]
    public async Task A_new_task_is_stored_as_it_was_sent()
    {
        var client = await SignedIn();
        var task = Messages.HeldTask();

        var answer = await client.Post(task);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Body);
        var expected = new JsonObject { ["status"] = "ok", ["task_id"] = task.Body["task_id"]!.DeepClone() };
        Assert.That(JsonNode.DeepEquals(answer.Json, expected), Is.True, answer.Body);
        var row = (await Rows())["tasks"]!.AsArray().Single()!;
        foreach (var (field, value) in task.Body)
        {
            Assert.That(JsonNode.DeepEquals(row[field], value), Is.True, field);
        }
    }

    [Test]
    public async Task The_same_task_again_is_a_duplicate_and_stored_once()
    {
        var client = await SignedIn();
        var task = Messages.HeldTask();
        await client.Post(task);

        var answer = await client.Post(task);

        Assert.That(answer.Json["status"]!.GetValue<string>(), Is.EqualTo("duplicate"));
        Assert.That((await Rows())["tasks"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_same_task_id_with_another_hash_conflicts()
    {
        var client = await SignedIn();
        var task = Messages.HeldTask();
        await client.Post(task);

        var answer = await client.Post(task.With(body => Messages.Encrypt(body, Messages.Plaintext())));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await Rows())["tasks"]!.AsArray(), Has.Count.EqualTo(1));
    }
}
