using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>What the client answered to an operation (docs/contract.md §2). What is not named may be anything; `false` holds for what is absent too.</summary>
[Keyword("result")]
[Example("expect: { result: letter, success: true, durable: true }")]
public sealed record ResultExpectation(
    [Description("The operation's name")] string Result,
    [Description("Whether it succeeded")] bool? Success = null,
    [Description("Whether a prior result was returned")] bool? Idempotent = null,
    [Description("Whether a gate blocked it")] bool? Blocked = null,
    [Description("Whether it waits for approval")] bool? Escalated = null,
    [Description("Whether it ran without encryption")] bool? Degraded = null,
    [Description("Whether it is kept on disk")] bool? Durable = null,
    [Description("What the error begins with")] string? Error = null,
    [Description("What the receipt must contain")] JsonObject? Receipt = null,
    [Description("The operation whose result it returns again")] string? Returns = null) : Expectation, IObserved, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [.. Wanted.Select(member => Capability.Answer(member.Key))];

    public IEnumerable<Reference> References => [.. new[] { Result, Returns }.OfType<string>().Select(name => new Reference(NameOf.Operation, name))];

    public string Words => $"the result of {Result} to be {Wanted.ToJsonString()}";

    public Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var answer = world.Operation(Result).Answer;
        var met = answer is not null
            && (Error is null || ((string?)answer["error"])?.StartsWith(Error, StringComparison.Ordinal) is true)
            && (Returns is null || (answer["result"] is { } result && JsonNode.DeepEquals(result, world.Operation(Returns).Answer?["result"])))
            && Flags.All(wanted => wanted.Value is JsonValue value && value.TryGetValue<bool>(out var flag) && !flag
            ? answer[wanted.Key] is null || JsonMatch.Contains(answer[wanted.Key], wanted.Value)
            : JsonMatch.Contains(answer[wanted.Key], wanted.Value));
        return Task.FromResult(new Observation(met, answer?.DeepClone()));
    }

    private JsonObject Wanted
    {
        get
        {
            var wanted = Flags;
            if (Error is not null)
            {
                wanted["error"] = Error;
            }

            if (Returns is not null)
            {
                wanted["result"] = $"that of {Returns}";
            }

            return wanted;
        }
    }

    private JsonObject Flags
    {
        get
        {
            var wanted = new JsonObject();
            foreach (var (name, flag) in new[]
            {
                ("success", Success), ("idempotent", Idempotent), ("blocked", Blocked),
                ("escalated", Escalated), ("degraded", Degraded), ("durable", Durable),
            })
            {
                if (flag is not null)
                {
                    wanted[name] = flag;
                }
            }

            if (Receipt is not null)
            {
                wanted["receipt"] = Receipt.DeepClone();
            }

            return wanted;
        }
    }
}
