using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>The service handles a request and its answer never arrives: the connection is cut instead.</summary>
/// <param name="Route">The endpoint's name in the profile, such as `claim`.</param>
/// <param name="Times">How many requests it happens to.</param>
[Keyword("network.answer-lost")]
[Example("inject: network.answer-lost\n  with: { route: claim }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record AnswerLostOptions(
    [Description("The endpoint's name in the profile")] string Route,
    [Description("How many requests it happens to")] [Between(1, 1000)] int Times = 1) : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Endpoint, Route)];
}

/// <summary>Receipt: the service committed (it answered 2xx), and the page saw that very request fail.</summary>
public sealed class AnswerLost(FaultSite site, AnswerLostOptions options) : Fault<AnswerLostOptions>(site, options)
{
    private readonly Rule _rule = new(site, site.World.PathOf(options.Route), options.Times);

    public override bool TakesHoldLater => true;

    public override Task InjectAsync(CancellationToken cancel)
    {
        Do(() => Aim.Device.Gateway.Arm(_rule));
        return Task.CompletedTask;
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        if (_rule.Committed is not { } committed)
        {
            return new Proof(false, $"no request to {Options.Route} was answered by the service with success while the fault was armed");
        }

        var path = World.PathOf(Options.Route);
        var failed = await World.Recorder.WaitForAsync<RequestFailed>(
            failed => failed.Device == Device.Name && failed.Path == path && failed.Seq > committed.After,
            World.Settings.ExpectTimeout,
            cancel);
        return failed is null
            ? new Proof(false, $"the service answered {committed.Status}, and the page did not see its request fail")
            : new Proof(true, $"the service answered {committed.Status}; the page saw {failed.Why}");
    }

    public override Task<Proof> HealAsync(CancellationToken cancel)
    {
        Aim.Device.Gateway.Disarm(_rule);
        return World.ProveAnswersArriveAsync(Device, cancel);
    }

    private sealed class Rule(FaultSite site, string path, int times) : GatewayRule(site.Id, path, times)
    {
        /// <summary>The latest success of the service that was held back, and the history's number before it.</summary>
        public (int Status, long After)? Committed { get; private set; }

        public override async Task<string?> HandleAsync(GatewayExchange exchange)
        {
            var after = site.World.Recorder.Events[^1].Seq;
            var answer = await exchange.Upstream.SendAsync(exchange.Request, exchange.Cancel);
            if (answer.Status is >= 200 and < 300)
            {
                Committed = (answer.Status, after);
            }

            exchange.Context.Abort();
            return $"the service answered {answer.Status}; the answer was lost";
        }
    }
}
