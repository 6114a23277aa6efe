using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maestro.Harness.Worlds;

/// <summary>An operation of a scenario, by its name there.</summary>
/// <param name="Intent">As it was handed in.</param>
/// <param name="Canaries">The unique words in its data.</param>
public sealed record Operation(string Name, JsonObject Intent, IReadOnlyList<string> Canaries)
{
    /// <summary>What the client answered; null before, and when no answer came.</summary>
    public JsonObject? Answer { get; set; }

    /// <summary>The approval it waits or waited for; null when it never was held.</summary>
    public string? TaskId { get; set; }

    /// <summary>Empty where the intent has none.</summary>
    public string Key => Text("idempotency_key");

    public string Action => Text("canonical_action_type");

    public string Tenant => Text("tenant_id");

    public string Lane => Text("risk_lane");

    /// <summary>Whether the intent says that a person confirmed it.</summary>
    public bool IsConfirmed => Intent["user_confirmed"]?.GetValueKind() is JsonValueKind.True;

    private string Text(string field) => Intent[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
