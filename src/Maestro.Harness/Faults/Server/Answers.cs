using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;
using WireMock.ResponseBuilders;

namespace Maestro.Harness.Faults.Server;

/// <summary>The service answers something else than it should, and handles nothing.</summary>
/// <param name="Route">The endpoint's name in the profile, such as `sync`.</param>
/// <param name="Status">The HTTP status, 200 to 599.</param>
/// <param name="Body">The body; a JSON error without one.</param>
/// <param name="RetryAfter">The `Retry-After` header; none without one.</param>
/// <param name="Times">How many requests it happens to.</param>
[Keyword("server.answers")]
[Example("inject: server.answers\n  with: { route: sync, status: 503 }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record AnswersOptions(
    [Description("The endpoint's name in the profile")] string Route,
    [Description("The HTTP status")] [Between(200, 599)] int Status,
    [Description("The body")] string? Body = null,
    [Description("The Retry-After header")] string? RetryAfter = null,
    [Description("How many requests it happens to")] [Between(1, 100000)] int Times = 100000) : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Endpoint, Route)];
}

/// <summary>Receipt: a request of the page was answered so, and the service never had it.</summary>
public sealed class Answers : Fault<AnswersOptions>
{
    private readonly AnswerRule _rule;

    public Answers(FaultSite site, AnswersOptions options) : base(site, options)
    {
        var answer = Response.Create()
            .WithStatusCode(options.Status)
            .WithHeader("Content-Type", "application/json")
            .WithBody(options.Body ?? $$"""{"error":"injected","message":"status {{options.Status}}"}""");
        _rule = new AnswerRule(
            site.Id,
            site.World.PathOf(options.Route),
            options.Times,
            options.RetryAfter is null ? answer : answer.WithHeader("Retry-After", options.RetryAfter));
    }

    public override bool TakesHoldLater => true;

    public override Task InjectAsync(CancellationToken cancel)
    {
        Do(() => Aim.Device.Gateway.Arm(_rule));
        return Task.CompletedTask;
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var answered = await World.Recorder.WaitForAsync<RequestAnswered>(
            answered => answered.Device == Device.Name && answered.Fault == Site.Id, World.Settings.ExpectTimeout, cancel);
        return answered is null
            ? new Proof(false, $"no request to {Options.Route} came by while the fault was armed")
            : new Proof(answered.Status == Options.Status, $"a request to {Options.Route} was answered {answered.Status}");
    }

    public override Task<Proof> HealAsync(CancellationToken cancel)
    {
        Aim.Device.Gateway.Disarm(_rule);
        return World.ProveAnswersArriveAsync(Device, cancel);
    }
}
