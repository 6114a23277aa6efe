using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>One request reaches the service twice; the page gets the second answer, as when a network or a browser re-sends.</summary>
/// <param name="Route">The endpoint's name in the profile, such as `claim`.</param>
/// <param name="Times">How many requests it happens to.</param>
[Keyword("network.delivered-twice")]
[Example("inject: network.delivered-twice\n  with: { route: sync }")]
[Trial(After = "- execute: notification.show\n  as: notice\n- expect: { status: { outbox: 0 } }")]
public sealed record DeliveredTwiceOptions(
    [Description("The endpoint's name in the profile")] string Route,
    [Description("How many requests it happens to")] [Between(1, 1000)] int Times = 1) : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Endpoint, Route)];
}

/// <summary>Receipt: the service itself says that it had seen the request before (`duplicate`, `mine`, or no longer free).</summary>
public sealed class DeliveredTwice(FaultSite site, DeliveredTwiceOptions options) : Fault<DeliveredTwiceOptions>(site, options)
{
    private readonly Rule _rule = new(site, site.World.PathOf(options.Route), options.Times);

    public override bool TakesHoldLater => true;

    public override Task InjectAsync(CancellationToken cancel)
    {
        Do(() => Aim.Device.Gateway.Arm(_rule));
        return Task.CompletedTask;
    }

    public override Task<Proof> ProveAsync(CancellationToken cancel) => Task.FromResult(_rule.Answers switch
    {
        null => new Proof(false, $"no request to {Options.Route} came by while the fault was armed"),
        var (first, second) when IsFirst(first) && IsRepeated(second) =>
            new Proof(true, $"the service answered {first.ToJsonString()}, then {second.ToJsonString()}"),
        var (first, second) => new Proof(
            false, $"the service does not say that it had seen the request before: {first.ToJsonString()}, then {second.ToJsonString()}"),
    });

    public override Task<Proof> HealAsync(CancellationToken cancel)
    {
        Aim.Device.Gateway.Disarm(_rule);
        return World.ProveAnswersArriveAsync(Device, cancel);
    }

    private static bool IsFirst(JsonNode answer) =>
        (string?)answer["status"] is "ok" || answer["claimed"]?.GetValueKind() is JsonValueKind.True;

    private static bool IsRepeated(JsonNode answer) =>
        (string?)answer["status"] is "duplicate" || answer["claimed"]?.GetValueKind() is JsonValueKind.False;

    private sealed class Rule(FaultSite site, string path, int times) : GatewayRule(site.Id, path, times)
    {
        public (JsonNode First, JsonNode Second)? Answers { get; private set; }

        public override async Task<string?> HandleAsync(GatewayExchange exchange)
        {
            var first = await exchange.Upstream.SendAsync(exchange.Request, exchange.Cancel);
            var second = await exchange.Upstream.SendAsync(exchange.Request, exchange.Cancel);
            Answers = (Read(first), Read(second));
            await exchange.AnswerAsync(second);
            return "delivered twice";
        }

        private static JsonNode Read(UpstreamAnswer answer)
        {
            try
            {
                return JsonNode.Parse(answer.Body) ?? new JsonObject();
            }
            catch (JsonException)
            {
                return new JsonObject { ["no_json"] = answer.Status };
            }
        }
    }
}
