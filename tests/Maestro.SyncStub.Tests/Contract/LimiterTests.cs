using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class LimiterTests(Engine engine) : ContractFixture(engine)
{
    [Test]
    public async Task The_request_after_a_hundred_in_a_minute_is_told_when_to_come_back()
    {
        var start = Time.Now;
        var client = await SignedIn();
        await Spend(client, 100);
        Time.Now = start.AddSeconds(18);

        var audit = await client.Post(Messages.Audit());
        var task = await client.Post(Messages.HeldTask());

        Time.Now = start;
        foreach (var answer in (Answer[])[audit, task])
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(answer.Json["error"]!.GetValue<string>(), Is.EqualTo("rate_limited"));
            Assert.That(answer.Header("Retry-After"), Is.EqualTo("42"));
        }

        var rows = await Rows();
        Assert.That(rows["audit"]!.AsArray().Count + rows["tasks"]!.AsArray().Count, Is.EqualTo(100));
    }

    [Test]
    public async Task The_limit_is_lifted_when_the_minute_is_over()
    {
        var start = Time.Now;
        var client = await SignedIn();
        await Spend(client, 101);

        Time.Now = start.AddSeconds(60);
        var answer = await client.Post(Messages.Audit());

        Time.Now = start;
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Claims_are_not_limited()
    {
        var client = await SignedIn();
        await Spend(client, 101);

        Assert.That((await client.Post(Messages.Claim())).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_limit_of_one_tenant_does_not_touch_another()
    {
        await Spend(await SignedIn(), 101);
        var other = await SignedIn("tenant-456");

        var answer = await other.Post(Messages.Audit().With("tenant_id", "tenant-456"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_limiter_can_be_switched_off_for_a_world()
    {
        var client = await SignedIn();
        await Spend(client, 101);

        await Control.Put($"/worlds/{Host}/limiter", new JsonObject { ["on"] = false });

        Assert.That((await client.Post(Messages.Audit())).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    // Audit items and tasks count together.
    private async Task Spend(Client client, int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            await client.Post(i % 2 == 0 ? Messages.Audit() : Messages.HeldTask());
        }
    }
}
