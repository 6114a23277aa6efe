using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class StuckTests(Engine engine) : ContractFixture(engine)
{
    private DateTimeOffset _start;

    [SetUp]
    public void RememberTime() => _start = Time.Now;

    [TearDown]
    public void ResetTime() => Time.Now = _start;

    [Test]
    public async Task A_claim_without_an_outcome_is_stuck_after_ten_minutes()
    {
        var client = await SignedIn();
        await client.Post(Messages.Claim("lost"));

        Time.Now = _start.AddMinutes(10);
        Assert.That(await StuckKeys(client, "claims"), Is.Empty);
        Time.Now = _start.AddMinutes(10).AddMilliseconds(1);
        Assert.That(await StuckKeys(client, "claims"), Is.EqualTo(["lost"]));
    }

    [TestCase("executed", true)]
    [TestCase("failed", true)]
    [TestCase("dismissed", true)]
    [TestCase("retried", false)]
    [TestCase("escalated", false)]
    public async Task Only_an_outcome_settles_a_claim(string eventType, bool settles)
    {
        var client = await SignedIn();
        await client.Post(Messages.Claim("key"));
        await client.Post(Messages.Audit(eventType).With("idempotency_key", "key"));

        Time.Now = _start.AddMinutes(11);

        Assert.That(await StuckKeys(client, "claims"), settles ? Is.Empty : Is.EqualTo(["key"]));
    }

    [TestCase("approved", true)]
    [TestCase("denied", true)]
    [TestCase("escalated", false)]
    public async Task Only_a_decision_closes_a_task(string eventType, bool closes)
    {
        var client = await SignedIn();
        await client.Post(Messages.HeldTask().With(body =>
        {
            body["idempotency_key"] = "key";
            body["task_id"] = "task-1";
        }));
        await client.Post(Messages.Audit(eventType).With("task_id", "task-1"));

        Time.Now = _start.AddMinutes(11);

        Assert.That(await StuckKeys(client, "tasks"), closes ? Is.Empty : Is.EqualTo(["key"]));
    }

    private static async Task<List<string>> StuckKeys(Client client, string kind) =>
        (await client.Get("/maestro-health/stuck")).Json[kind]!.AsArray()
            .Select(row => row!["idempotency_key"]!.GetValue<string>()).ToList();
}
