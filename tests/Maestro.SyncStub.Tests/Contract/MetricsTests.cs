using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class MetricsTests(Engine engine) : ContractFixture(engine)
{
    private DateTimeOffset _start;

    [SetUp]
    public void RememberTime() => _start = Time.Now;

    [TearDown]
    public void ResetTime() => Time.Now = _start;

    [Test]
    public async Task A_world_without_traffic_has_the_six_metrics_of_the_runbook()
    {
        var answer = await Stranger().Get("/maestro-health/metrics");

        Assert.That(answer.Json.ToJsonString(), Is.EqualTo(
            """{"maestro_enabled":true,"crypto_initialized":false,"receipt_claims_today":0,"""
            + "\"sync_success_rate\":1,\"man_mode_escalations\":0,\"blocked_operations\":0}"));
    }

    [Test]
    public async Task Audit_items_are_counted_by_event_type()
    {
        var client = await SignedIn();
        foreach (var eventType in (string[])["escalated", "blocked", "blocked", "executed"])
        {
            await client.Post(Messages.Audit(eventType));
        }

        var metrics = await Metrics();

        Assert.That(metrics["man_mode_escalations"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(metrics["blocked_operations"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(metrics["crypto_initialized"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task Claims_count_once_when_granted_and_only_until_midnight()
    {
        var client = await SignedIn();
        Time.Now = _start.AddHours(11);
        await client.Post(Messages.Claim("today", "claim-1"));
        await client.Post(Messages.Claim("today", "claim-1"));
        await client.Post(Messages.Claim("today", "claim-2"));

        Assert.That((await Metrics())["receipt_claims_today"]!.GetValue<int>(), Is.EqualTo(1));
        Time.Now = _start.AddHours(12);
        Assert.That((await Metrics())["receipt_claims_today"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task The_success_rate_is_that_of_the_last_ten_minutes()
    {
        var client = await SignedIn();
        await Report(client, "session-1", attempts: 10, successes: 0);
        Time.Now = _start.AddMinutes(10);
        Assert.That(await SuccessRate(), Is.Zero);
        Time.Now = _start.AddMinutes(10).AddMilliseconds(1);
        Assert.That(await SuccessRate(), Is.EqualTo(1));

        await Report(client, "session-1", attempts: 14, successes: 3);

        Assert.That(await SuccessRate(), Is.EqualTo(0.75));
    }

    [Test]
    public async Task The_success_rate_is_never_above_one()
    {
        var client = await SignedIn();
        await Report(client, "session-1", attempts: 10, successes: 0);
        Time.Now = _start.AddMinutes(11);
        await Report(client, "session-1", attempts: 11, successes: 10);

        Assert.That(await SuccessRate(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_report_lower_than_an_earlier_one_adds_nothing()
    {
        var client = await SignedIn();
        await Report(client, "session-1", attempts: 10, successes: 5);
        await Report(client, "session-1", attempts: 4, successes: 4);
        await Report(client, "session-1", attempts: 10, successes: 5);
        await Report(client, "session-2", attempts: 2, successes: 1);

        var counters = (await Rows())["counters"]!;

        Assert.That(counters["sync_attempts"]!.GetValue<int>(), Is.EqualTo(12));
        Assert.That(counters["sync_successes"]!.GetValue<int>(), Is.EqualTo(6));
        Assert.That(await SuccessRate(), Is.EqualTo(0.5));
    }

    [Test]
    public async Task Prometheus_reads_the_same_figures()
    {
        var client = await SignedIn();
        await client.Post(Messages.Audit("escalated").With(
            "counters", Messages.Counters("session-1", 4, 3, 7, 2)));
        await client.Post(Messages.Claim());

        var answer = await Stranger().Get("/metrics");

        var type = answer.ContentHeaders.ContentType!.ToString();
        Assert.That(type, Is.EqualTo("text/plain; version=0.0.4; charset=utf-8"));
        var samples = answer.Body.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'));
        Assert.That(samples, Is.EqualTo([
            "maestro_enabled 1", "maestro_crypto_initialized 1", "maestro_receipt_claims_today 1",
            "maestro_sync_success_rate 0.75", "maestro_man_mode_escalations_total 1",
            "maestro_blocked_operations_total 0", "maestro_sync_attempts_total 4", "maestro_sync_successes_total 3",
            "maestro_claims_tried_total 7", "maestro_claims_unanswered_total 2",
        ]));
    }

    private async Task<JsonObject> Metrics() => (await Stranger().Get("/maestro-health/metrics")).Json;

    private async Task<double> SuccessRate() => (await Metrics())["sync_success_rate"]!.GetValue<double>();

    private Task<Answer> Report(Client client, string session, long attempts, long successes) => client.Post(
        Messages.Audit().With("counters", Messages.Counters(session, attempts, successes, 0, 0)));
}
