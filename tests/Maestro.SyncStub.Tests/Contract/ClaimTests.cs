using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class ClaimTests(Engine engine) : ContractFixture(engine)
{
    [Test]
    public async Task A_free_key_is_claimed()
    {
        var client = await SignedIn();
        var claim = Messages.Claim("free", "claim-1");

        var answer = await client.Post(claim);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Json.Select(field => field.Key), Is.EqualTo(["claimed", "mine", "trace_id", "claimed_at"]));
        Assert.That(Verdict(answer), Is.EqualTo((true, true)));
        Assert.That(answer.Json["claimed_at"]!.GetValue<string>(), Is.EqualTo("2026-01-15T12:00:00.000Z"));
    }

    [Test]
    public async Task The_holder_who_asks_again_is_told_that_the_claim_is_its_own()
    {
        var client = await SignedIn();
        await client.Post(Messages.Claim("again", "claim-1"));

        var answer = await client.Post(Messages.Claim("again", "claim-1"));

        Assert.That(Verdict(answer), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Another_asker_is_told_the_holders_trace_and_time()
    {
        var client = await SignedIn();
        var held = Messages.Claim("held", "claim-1");
        await client.Post(held);
        Time.Now = Time.Now.AddMinutes(1);

        var answer = await client.Post(Messages.Claim("held", "claim-2"));

        Time.Now = Time.Now.AddMinutes(-1);
        Assert.That(Verdict(answer), Is.EqualTo((false, false)));
        Assert.That(answer.Json["trace_id"]!.GetValue<string>(), Is.EqualTo(held.Body["trace_id"]!.GetValue<string>()));
        Assert.That(answer.Json["claimed_at"]!.GetValue<string>(), Is.EqualTo("2026-01-15T12:00:00.000Z"));
    }

    [Test]
    public async Task An_equal_trace_proves_no_ownership()
    {
        var client = await SignedIn();
        var held = Messages.Claim("trace", "claim-1");
        await client.Post(held);

        var answer = await client.Post(held with { Header = (Messages.ClaimHeader, "claim-2") });

        Assert.That(Verdict(answer), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task A_request_without_claim_id_is_never_the_holder()
    {
        var client = await SignedIn();

        var first = await client.Post(Messages.Claim("snippet"));
        var second = await client.Post(Messages.Claim("snippet"));
        var third = await client.Post(Messages.Claim("snippet", "claim-1"));

        Assert.That(Verdict(first), Is.EqualTo((true, false)));
        Assert.That(Verdict(second), Is.EqualTo((false, false)));
        Assert.That(Verdict(third), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task The_register_keeps_the_first_holder()
    {
        var client = await SignedIn();
        await client.Post(Messages.Claim("kept", "claim-1"));
        await client.Post(Messages.Claim("kept", "claim-2"));

        var row = (await Rows())["claims"]!.AsArray().Single()!.AsObject();

        string[] fields = ["tenant_id", "idempotency_key", "trace_id", "action", "claim_id", "claimed_at"];
        Assert.That(row.Select(field => field.Key), Is.EqualTo(fields));
        Assert.That(row["claim_id"]!.GetValue<string>(), Is.EqualTo("claim-1"));
    }

    [Test]
    public async Task A_claim_may_carry_client_id_and_counters()
    {
        var client = await SignedIn();

        var answer = await client.Post(Messages.Claim().With(body =>
        {
            body["client_id"] = "client-1";
            body["counters"] = Messages.Counters("session-1", 0, 0, 3, 1);
        }));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Rows())["counters"]!["claims_unanswered"]!.GetValue<int>(), Is.EqualTo(1));
    }

    private static (bool Claimed, bool Mine) Verdict(Answer answer) =>
        (answer.Json["claimed"]!.GetValue<bool>(), answer.Json["mine"]!.GetValue<bool>());
}
