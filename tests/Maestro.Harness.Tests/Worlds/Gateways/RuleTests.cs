using System.Net;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Tests.Worlds.Gateways;

internal sealed class RuleTests : GatewayFixture
{
    private const string Claim = Sync + "/claim-receipt";

    [Test]
    public async Task A_connection_that_is_cut_after_the_service_has_answered_leaves_the_browser_without_an_answer()
    {
        Gateway.Arm(new CutAfterCommit(fault: 3, new Which(Sync, Times: 1)));

        Assert.That(async () => await PostAsync(Sync), Throws.InstanceOf<HttpRequestException>());

        Assert.That(Service.Arrived, Has.Count.EqualTo(1));
        var answered = await AnsweredAsync(1);
        Assert.That((answered.Status, answered.Fault, answered.How), Is.EqualTo((0, (int?)3, "the service answered 200; the answer was lost")));
    }

    [Test]
    public async Task A_rule_for_an_answer_answers_in_the_service_s_place()
    {
        Gateway.Arm(Answer(fault: 2, Sync, status: 503, times: 1));

        using var answer = await SendAsync(HttpMethod.Post, Sync, "{}"u8.ToArray());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.Headers.GetValues("Retry-After"), Is.EqualTo(["3"]));
        Assert.That(answer.Headers.ConnectionClose, Is.True);
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("answer 503"));
        Assert.That(Service.Arrived, Is.Empty);
        Assert.That(await AnsweredAsync(1), Has.Property("Status").EqualTo(503).And.Property("Fault").EqualTo(2));
    }

    [Test]
    public async Task A_rule_is_spent_after_its_times()
    {
        Gateway.Arm(Answer(fault: 1, Sync, status: 500, times: 2));
        Assert.That(await StatusesAsync(Sync, 4), Is.EqualTo([500, 500, 200, 200]));
        Assert.That(Service.Arrived, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_rule_takes_only_its_own_path_with_any_query()
    {
        Gateway.Arm(Answer(fault: 1, Sync, status: 500, times: 2));
        Assert.That(await StatusesAsync(Claim, 1), Is.EqualTo([200]));
        Assert.That(await StatusesAsync($"{Sync}?again=1", 1), Is.EqualTo([500]));
        Assert.That(await StatusesAsync(Sync, 2), Is.EqualTo([500, 200]));
    }

    [Test]
    public async Task The_rule_that_was_armed_first_comes_first()
    {
        Gateway.Arm(Answer(fault: 1, Sync, status: 500, times: 1));
        Gateway.Arm(Answer(fault: 2, Sync, status: 429, times: 1));
        Assert.That(await StatusesAsync(Sync, 3), Is.EqualTo([500, 429, 200]));
    }

    [Test]
    public async Task A_disarmed_rule_does_nothing()
    {
        var rule = Answer(fault: 1, Sync, status: 500, times: 5);
        Gateway.Arm(rule);
        Assert.That(await StatusesAsync(Sync, 1), Is.EqualTo([500]));

        Gateway.Disarm(rule);

        Assert.That(await StatusesAsync(Sync, 1), Is.EqualTo([200]));
    }

    [TestCase(1, 0, ExpectedResult = "XXXXXXX")]
    [TestCase(3, 0, ExpectedResult = "X..X..X")]
    [TestCase(1, 4, ExpectedResult = "....XXX")]
    [TestCase(2, 1, ExpectedResult = ".X.X.X.")]
    public async Task<string> A_rule_takes_every_nth_after_the_first_few(int every, int after)
    {
        Gateway.Arm(new Answering(1, new Which(Sync, Every: every, After: after), 500));
        return string.Concat((await StatusesAsync(Sync, 7)).Select(status => status is 500 ? 'X' : '.'));
    }

    [Test]
    public async Task A_rule_without_a_path_takes_every_request()
    {
        Gateway.Arm(new Answering(1, new Which(null), 500));
        Assert.That((int[])[.. await StatusesAsync(Sync, 1), .. await StatusesAsync("/session", 1)], Is.EqualTo([500, 500]));
    }

    [Test]
    public async Task Requests_at_once_do_not_take_a_rule_more_often_than_it_may_be()
    {
        Gateway.Arm(Answer(fault: 1, Sync, status: 500, times: 5));
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(Sync)));
        Assert.That(statuses.Count(status => status is HttpStatusCode.InternalServerError), Is.EqualTo(5));
    }

    [Test]
    public async Task A_rule_can_keep_all_connections_open_while_it_is_armed()
    {
        var rule = new PassOn(Claim);
        Gateway.Arm(rule);
        using var open = await SendAsync(HttpMethod.Post, Sync, "{}"u8.ToArray());
        Gateway.Disarm(rule);
        using var closed = await SendAsync(HttpMethod.Post, Sync, "{}"u8.ToArray());
        Assert.That((open.Headers.ConnectionClose, closed.Headers.ConnectionClose), Is.EqualTo(((bool?)null, (bool?)true)));
    }

    private static Answering Answer(int fault, string path, int status, int times) => new(fault, new Which(path, times), status);

    private async Task<IReadOnlyList<int>> StatusesAsync(string address, int requests)
    {
        var statuses = new List<int>();
        for (var i = 0; i < requests; i++)
        {
            statuses.Add((int)await PostAsync(address));
        }

        return statuses;
    }

    private sealed class Answering(int fault, Which which, int status) : WireRule(fault, which)
    {
        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            await exchange.StandInAsync(WireAnswer.Of(status, "application/json", $"answer {status}", ("Retry-After", "3")));
            return null;
        }
    }

    private sealed class CutAfterCommit(int fault, Which which) : WireRule(fault, which)
    {
        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            var answer = await exchange.ForwardAsync();
            await exchange.BreakAsync(Break.Reset);
            return $"the service answered {answer.Status}; the answer was lost";
        }
    }

    private sealed class PassOn(string path) : WireRule(1, new Which(path))
    {
        public override bool KeepAlive => true;

        public override Task<string?> HandleAsync(Exchange exchange) => exchange.PassAsync();
    }
}
