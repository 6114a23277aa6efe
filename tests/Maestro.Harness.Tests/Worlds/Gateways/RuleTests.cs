using System.Net;
using Maestro.Harness.Worlds.Gateways;
using WireMock.ResponseBuilders;

namespace Maestro.Harness.Tests.Worlds.Gateways;

internal sealed class RuleTests : GatewayFixture
{
    private const string Claim = Sync + "/claim-receipt";

    [Test]
    public async Task A_connection_that_is_cut_after_the_service_has_answered_leaves_the_browser_without_an_answer()
    {
        Gateway.Arm(new CutAfterCommit(fault: 3, Sync, times: 1));

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

    [Test]
    public async Task Requests_at_once_do_not_take_a_rule_more_often_than_it_may_be()
    {
        Gateway.Arm(Answer(fault: 1, Sync, status: 500, times: 5));
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(Sync)));
        Assert.That(statuses.Count(status => status is HttpStatusCode.InternalServerError), Is.EqualTo(5));
    }

    [Test]
    public async Task A_rule_can_keep_the_connection_open()
    {
        Gateway.Arm(new PassOn(Sync));
        using var answer = await SendAsync(HttpMethod.Post, Sync, "{}"u8.ToArray());
        Assert.That(answer.Headers.ConnectionClose, Is.Not.True);
    }

    private static AnswerRule Answer(int fault, string path, int status, int times) =>
        new(fault, path, times, Response.Create().WithStatusCode(status).WithHeader("Retry-After", "3").WithBody($"answer {status}"));

    private async Task<IReadOnlyList<int>> StatusesAsync(string address, int requests)
    {
        var statuses = new List<int>();
        for (var i = 0; i < requests; i++)
        {
            statuses.Add((int)await PostAsync(address));
        }

        return statuses;
    }

    private sealed class CutAfterCommit(int fault, string path, int times) : GatewayRule(fault, path, times)
    {
        public override async Task<string?> HandleAsync(GatewayExchange exchange)
        {
            var answer = await exchange.Upstream.SendAsync(exchange.Request, exchange.Cancel);
            exchange.Context.Abort();
            return $"the service answered {answer.Status}; the answer was lost";
        }
    }

    private sealed class PassOn(string path) : GatewayRule(1, path, 1)
    {
        public override bool KeepAlive => true;

        public override Task<string?> HandleAsync(GatewayExchange exchange) => exchange.PassAsync();
    }
}
