using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>One row of <see cref="AttemptsStep"/>.</summary>
/// <param name="With">A JSON merge patch (RFC 7396) over the intent: null removes a field.</param>
/// <param name="Error">The whole error that blocks it; without one it must succeed.</param>
public sealed record Attempt(
    [Description("Changes to the intent; null removes a field")] JsonObject With,
    [Description("The whole error that blocks it; without one it must succeed")] string? Error = null)
{
    /// <summary>Where it stands in its file.</summary>
    public Place Place { get; init; }
}

/// <summary>Executes one new operation a row, one after the other: each must be blocked with exactly its error, or succeed where it has none.</summary>
/// <param name="Attempts">An action (`email.send`).</param>
/// <param name="Rows">What each is like.</param>
/// <param name="Proves">The claims that each row proves.</param>
[Keyword("attempts")]
[Example("attempts: email.send\n  rows:\n    - { with: { locale: e }, error: Invalid locale format (expected BCP-47) }\n    - { with: { locale: en } }")]
[OnOneTab]
public sealed record AttemptsStep(
    [Description("An action")] [OneOf("email.send", "calendar.schedule", "notification.show", "invoice.pay")] string Attempts,
    [Description("The attempts, in order")] IReadOnlyList<Attempt> Rows,
    [Description("The claims that each row proves")] IReadOnlyList<string>? Proves = null) : Step, IPerformed, IProves, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("execute", drive => drive.Execute), .. new[] { "success", "blocked", "error" }.Select(Capability.Answer)];

    public string Words => $"{Rows.Count} attempts at {Attempts}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        var tab = world.Tabs(On)[0];
        foreach (var row in Rows)
        {
            var operation = world.Prepare(Attempts, $"line {row.Place.Line}", row.With);
            var answer = await tab.OperateAsync(operation, Route.Execute, cancel);
            var wanted = row.Error is null
                ? new JsonObject { ["success"] = true }
                : new JsonObject { ["success"] = false, ["blocked"] = true, ["error"] = row.Error };
            var met = answer is not null && wanted.All(member => JsonNode.DeepEquals(answer[member.Key], member.Value));
            var expected = $"{Attempts} with {row.With.ToJsonString()} to be answered {wanted.ToJsonString()}";
            tab.Device.Record(new ExpectationEvaluated(row.Place.Line, met, Proves ?? [], expected, answer?.DeepClone()), tab.Number);
            if (!met)
            {
                throw new NotMetException(expected);
            }
        }
    }
}
