using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>One request reaches the service twice; the page gets the second answer, as when a network or a browser re-sends. Once, unless `times` says otherwise.</summary>
[Keyword("network.delivered-twice")]
[Harms(Harm.Writes)]
[Example("inject: network.delivered-twice\n  with: { route: sync }")]
[Trial(After = "- execute: notification.show\n  as: notice\n- expect: { status: { outbox: 0 } }")]
public sealed record DeliveredTwiceOptions : RoutedOptions;

/// <summary>Receipt: the service itself says that it had seen the request before (`duplicate`, `mine`, or no longer free).</summary>
public sealed class DeliveredTwice(FaultSite site, DeliveredTwiceOptions options)
    : RoutedFault<DeliveredTwiceOptions, DeliveredTwice.Repetition>(
        site, options, new Repetition(site.Id, options.Which(site.World, times: 1)))
{
    public override Task<Proof> ProveAsync(CancellationToken cancel) => Task.FromResult(Rule.Answers switch
    {
        null => new Proof(false, $"none of the {Options.InWords()} came by while the fault was armed"),
        var (first, second) when IsFirst(first) && IsRepeated(second) =>
            new Proof(true, $"the service answered {first.ToJsonString()}, then {second.ToJsonString()}"),
        var (first, second) => new Proof(
            false, $"the service does not say that it had seen the request before: {first.ToJsonString()}, then {second.ToJsonString()}"),
    });

    private static bool IsFirst(JsonNode answer) =>
        (string?)answer["status"] is "ok" || answer["claimed"]?.GetValueKind() is JsonValueKind.True;

    private static bool IsRepeated(JsonNode answer) =>
        (string?)answer["status"] is "duplicate" || answer["claimed"]?.GetValueKind() is JsonValueKind.False;

    /// <summary>Forwards twice, and answers with the second answer.</summary>
    public sealed class Repetition(int fault, Which which) : WireRule(fault, which)
    {
        internal (JsonNode First, JsonNode Second)? Answers { get; private set; }

        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            var first = await exchange.ForwardAsync();
            var second = await exchange.ForwardAsync();
            Answers = (Read(first), Read(second));
            await exchange.AnswerAsync(second);
            return "delivered twice";
        }

        private static JsonNode Read(WireAnswer answer)
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
