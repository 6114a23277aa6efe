using System.Text.Json.Nodes;

namespace Maestro.Harness.History.Events;

/// <summary>One row of the service, as it stood at the end.</summary>
/// <param name="Table">claims, audit or tasks.</param>
/// <param name="Canaries">Canaries of the scenario found in it.</param>
[Event("server-row")]
public sealed record ServerRow(string Table, JsonObject Row, IReadOnlyList<string>? Canaries = null) : HistoryEvent;
