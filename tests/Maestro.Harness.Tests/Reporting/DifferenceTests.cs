using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.History;

namespace Maestro.Harness.Tests.Reporting;

internal sealed class DifferenceTests
{
    private const string Rows = "exactly 1 row(s) of letter in the service's audit containing {\"event_type\":\"executed\"}";

    [TestCase(Rows, "[]", "no such row (0 of 1) in the service's audit")]
    [TestCase(
        Rows, """[{"idempotency_key":"key-1","event_type":"denied"},{"idempotency_key":"another","event_type":"executed"}]""",
        "no such row (0 of 1) in the service's audit; of another row event_type is \"denied\", not \"executed\"")]
    [TestCase(
        Rows, """[{"idempotency_key":"key-1","event_type":"executed"},{"idempotency_key":"key-1","event_type":"executed"}]""",
        "2 such rows in the service's audit, not 1")]
    [TestCase("exactly 2 row(s) in the service's claims", "[{}]", "1 such row in the service's claims, not 2")]
    [TestCase("exactly 2 row(s) in the service's claims in the order a, b", "[{},{}]", "the rows in the service's claims stand in another order")]
    [TestCase("exactly 1 row(s) in the service's audit", """[{"lacks":"it"}]""", "a row in the service's audit lacks the ciphertext that its hash is of")]
    [TestCase("exactly 0 effect(s) of letter", "1", "1 effect of letter, not 0")]
    [TestCase("exactly 1 effect(s) of letter", "0", "no effect of letter, not 1")]
    [TestCase("exactly 1 request(s) to sync tried", """["POST tried","answered 503","POST tried"]""", "2 requests to sync were tried, not exactly 1")]
    [TestCase("at least 2 request(s) to sync answered 200", """["POST tried","answered 200"]""", "1 request to sync was answered 200, not at least 2")]
    [TestCase("at least 1 request(s) to sync failed with ERR_X", """["failed with net::ERR_Y"]""", "no request to sync failed with ERR_X, not at least 1")]
    [TestCase(
        "attempts at sync after each of 1 s, 2 s, 4 s, or half of it at the soonest", """["0.80 s of 1 s","0.05 s of 2 s"]""",
        "sync was tried again after 0.05 s where 2 s are due (half of it at the soonest)")]
    [TestCase("attempts at sync after each of 1 s, or half of it at the soonest", """["no attempt after 1 s"]""", "sync: no attempt after 1 s")]
    [TestCase("the result of letter to be {\"success\":true,\"escalated\":true}", """{"success":true}""", "the result of letter: \"escalated\" is missing, expected true")]
    [TestCase("the status to contain {\"outbox\":4,\"on\":{\"a\":1}}", """{"outbox":2,"on":{"a":2}}""", "the status: outbox is 2, not 4; on.a is 2, not 1")]
    [TestCase("the result to be idempotent", """{"idempotent":false}""", null)]
    [TestCase("the status to contain {\"mode\":\"on\"}", null, null)]
    public void It_tells_the_decisive_part(string expected, string? seen, string? words)
    {
        var unmet = new ExpectationEvaluated(3, Met: false, [], expected, seen is null ? null : JsonNode.Parse(seen));
        Assert.That(Difference.Of(unmet, new Story().Invoked().Events), Is.EqualTo(words));
    }

    [TestCase("exactly 1 row(s), 21 effect(s), 2 time(s)", "exactly 1 row, 21 effects, 2 times")]
    [TestCase("the console says \"3 session(s)\"", "the console says \"3 session(s)\"")]
    public void What_is_counted_stands_as_a_person_says_it(string text, string words) => Assert.That(PlainWords.Counted(text), Is.EqualTo(words));

    [Test]
    public void A_long_text_keeps_its_end() => Assert.That(PlainWords.Cut(new string('x', 400) + "end", 60), Has.Length.EqualTo(63).And.EndsWith("end"));

    [Test]
    public void What_was_never_come_to_says_where_the_scenario_stopped()
    {
        var story = Story.Whole(story => story.Then(new ExpectationEvaluated(14, Met: false, [], "a", null)));
        var verdict = Maestro.Harness.Verdicts.Judge.Scenario(Story.Id, story.Events) with { Doubts = ["nothing that proves RCP-5 was evaluated", "another"] };
        Assert.That(
            FailureWords.Doubts(verdict, story.Events), Is.EqualTo(["nothing that proves RCP-5 was evaluated, because the scenario stopped at line 14", "another"]));
    }
}
