using System.Net;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class LongPollTests(Engine engine) : ContractFixture(engine)
{
    [Test]
    public async Task Every_stored_change_raises_the_version()
    {
        var client = await SignedIn();
        var seen = new List<long> { await Version() };
        foreach (var message in (Message[])[Messages.Audit(), Messages.Claim(), Messages.HeldTask()])
        {
            await client.Post(message);
            seen.Add(await Version());
        }

        Assert.That(seen, Is.Ordered.Ascending);
        Assert.That(seen, Is.Unique);
    }

    [Test]
    public async Task A_poll_waits_for_a_change_and_answers_with_it()
    {
        var client = await SignedIn();
        var version = await Version();

        var poll = Rows($"?after={version}&wait=30000");
        await Version();
        Assert.That(poll.IsCompleted, Is.False);
        await client.Post(Messages.Claim());

        var rows = await poll;
        Assert.That(rows["claims"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(rows["version"]!.GetValue<long>(), Is.GreaterThan(version));
    }

    [Test]
    public async Task A_poll_ends_with_a_reset()
    {
        await SignedIn();
        var poll = Rows($"?after={await Version()}&wait=30000");

        await Control.Put($"/worlds/{Host}", []);

        Assert.That((await poll)["claims"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_poll_without_news_ends_after_its_wait()
    {
        await SignedIn();
        var version = await Version();

        var rows = await Rows($"?after={version}&wait=50");

        Assert.That(rows["version"]!.GetValue<long>(), Is.EqualTo(version));
    }

    [TestCase("?after=-1&wait=10")]
    [TestCase("?after=0&wait=30001")]
    [TestCase("?after=x")]
    public async Task A_malformed_poll_is_refused(string query)
    {
        await Stranger().Get("/");

        var answer = await Control.Get($"/worlds/{Host}/rows{query}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<long> Version() => (await Rows())["version"]!.GetValue<long>();
}
