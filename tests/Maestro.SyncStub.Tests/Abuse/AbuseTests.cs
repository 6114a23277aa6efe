using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Abuse;

/// <summary>
/// Ten thousand bodies, each one mutation away from one that is accepted. <c>MAESTRO_SEED</c> repeats a run.
/// On one database only: what is refused never reaches it.
/// </summary>
internal sealed class AbuseTests() : StubFixture(Engine.Sqlite)
{
    private const int Bodies = 10_000;
    private const int LeastPerStatus = 500;
    private const int LeastPerMutation = 300;

    private static readonly Mutation[] Mutations =
        [.. FieldMutations.All, .. CiphertextMutations.All, .. RequestMutations.All];

    [Test]
    public async Task Each_mutation_of_an_accepted_body_is_refused_and_stores_nothing()
    {
        var seed = Environment.GetEnvironmentVariable("MAESTRO_SEED") is { } given
            ? int.Parse(given)
            : TestContext.CurrentContext.Random.Next();
        await TestContext.Progress.WriteLineAsync($"Abuse: seed {seed}");
        var bases = Bases(seed);
        await AssertAccepted(bases, host: "accepting-" + Host);

        await Control.Put($"/worlds/{Host}", new JsonObject { ["limiter"] = false });
        var client = await SignedIn();
        var answers = new (Mutation Mutation, HttpStatusCode Status, string Body)[Bodies];
        await Parallel.ForAsync(0, Bodies, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            var mutation = Mutations[number % Mutations.Length];
            var answer = await client.Post(Spoilt(bases, mutation, new Random(seed + number)));
            answers[number] = (mutation, answer.Status, answer.Body);
        });

        var wrong = answers.Where(answer => (int)answer.Status != answer.Mutation.Status)
            .Select(answer => $"{answer.Mutation.Name}: {(int)answer.Status} {answer.Body}");
        Assert.That(wrong.Distinct().Take(20), Is.Empty, $"seed {seed}");
        Assert.That(answers.Select(answer => (int)answer.Status).Distinct(), Is.EquivalentTo([400, 403, 413]));
        Assert.That(answers.CountBy(answer => answer.Status).Min(count => count.Value), Is.AtLeast(LeastPerStatus));
        Assert.That(answers.CountBy(answer => answer.Mutation).Min(count => count.Value), Is.AtLeast(LeastPerMutation));
        var rows = await Rows();
        Assert.That(rows["claims"]!.AsArray(), Is.Empty);
        Assert.That(rows["audit"]!.AsArray(), Is.Empty);
        Assert.That(rows["tasks"]!.AsArray(), Is.Empty);
        Assert.That(rows["counters"]!.AsObject().Select(counter => counter.Value!.GetValue<int>()), Is.All.Zero);
        await AssertAccepted(bases, Host);
    }

    private static List<Message> Bases(int seed)
    {
        var messages = new Messages(new Random(seed));
        return
        [
            .. Enumerable.Range(0, 20).Select(_ => messages.Audit()),
            messages.Audit("approved").With("task_id", messages.Id("task")),
            messages.Audit("blocked"),
            messages.Audit("blocked").With("idempotency_key", null),
            messages.Audit("blocked").With("trace_id", null),
            .. Enumerable.Range(0, 20).Select(_ => messages.HeldTask()),
            .. Enumerable.Range(0, 10).Select(_ => messages.Claim()),
            .. Enumerable.Range(0, 10).Select(_ => messages.Claim(claimId: messages.Id("claim")).With(body =>
            {
                body["client_id"] = messages.Id("client");
                body["counters"] = Messages.Counters(messages.Id("session"), 1, 1, 1, 0);
            })),
        ];
    }

    private static Message Spoilt(List<Message> bases, Mutation mutation, Random random)
    {
        while (true)
        {
            if (mutation.Apply(Mutation.Pick(random, bases), random) is { } spoilt)
            {
                return spoilt;
            }
        }
    }

    private async Task AssertAccepted(List<Message> bases, string host)
    {
        await Control.Put($"/worlds/{host}", new JsonObject { ["limiter"] = false });
        var client = await SignedIn(host: host);
        foreach (var message in bases)
        {
            var answer = await client.Post(message);
            var what = $"{message.Body.ToJsonString()} → {answer.Body}";
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), what);
        }
    }
}
