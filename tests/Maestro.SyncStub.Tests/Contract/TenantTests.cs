using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class TenantTests(Engine engine) : ContractFixture(engine)
{
    private const string Other = "tenant-456";

    [Test]
    public async Task A_body_for_another_tenant_is_refused_and_stores_nothing()
    {
        var client = await SignedIn(Other);
        foreach (var message in (Message[])[Messages.Audit(), Messages.Claim(), Messages.HeldTask()])
        {
            var answer = await client.Post(message);
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden), message.Path);
            Assert.That(answer.Json["error"]!.GetValue<string>(), Is.EqualTo("other_tenant"));
        }

        var rows = await Rows();
        Assert.That(rows["claims"]!.AsArray(), Is.Empty);
        Assert.That(rows["audit"]!.AsArray(), Is.Empty);
        Assert.That(rows["tasks"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Two_tenants_can_hold_the_same_key()
    {
        var one = await SignedIn();
        var two = await SignedIn(Other);
        await one.Post(Messages.Claim("shared", "claim-1"));

        var answer = await two.Post(Messages.Claim("shared", "claim-1").With("tenant_id", Other));

        Assert.That(answer.Json["claimed"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task Two_tenants_can_use_the_same_item_and_task_ids()
    {
        var one = await SignedIn();
        var two = await SignedIn(Other);
        foreach (var message in (Message[])[Messages.Audit(), Messages.HeldTask()])
        {
            await one.Post(message);
            var answer = await two.Post(message.With(body =>
            {
                body["tenant_id"] = Other;
                Messages.Encrypt(body, Messages.Plaintext());
            }));
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Body);
            Assert.That(answer.Json["status"]!.GetValue<string>(), Is.EqualTo("ok"));
        }
    }

    [Test]
    public async Task The_numbers_of_one_tenants_client_say_nothing_about_anothers()
    {
        var one = await SignedIn();
        var two = await SignedIn(Other);
        var item = Messages.Audit().With("seq", 900);
        await one.Post(item);

        var answer = await two.Post(item.With(body =>
        {
            body["tenant_id"] = Other;
            body["seq"] = 1;
        }));

        Assert.That(answer.Json["last_seq"]!.GetValue<long>(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_tenant_sees_only_its_own_stuck_operations()
    {
        var start = Time.Now;
        var one = await SignedIn();
        var two = await SignedIn(Other);
        await one.Post(Messages.Claim("mine"));
        await one.Post(Messages.HeldTask());
        Time.Now = start.AddMinutes(11);

        var answer = await two.Get("/maestro-health/stuck");

        Time.Now = start;
        Assert.That(answer.Body, Is.EqualTo("""{"claims":[],"tasks":[]}"""));
    }

    [Test]
    public async Task An_outcome_of_one_tenant_settles_no_claim_of_another()
    {
        var start = Time.Now;
        var one = await SignedIn();
        var two = await SignedIn(Other);
        await one.Post(Messages.Claim("same"));
        await two.Post(Messages.Audit().With(body =>
        {
            body["tenant_id"] = Other;
            body["idempotency_key"] = "same";
        }));
        Time.Now = start.AddMinutes(11);

        var answer = await one.Get("/maestro-health/stuck");

        Time.Now = start;
        Assert.That(answer.Json["claims"]!.AsArray(), Has.Count.EqualTo(1));
    }
}
