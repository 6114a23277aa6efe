namespace Maestro.Harness.History.Events;

/// <param name="Level">error, warning, info, log or debug.</param>
/// <param name="Canaries">Canaries of the scenario found in the text.</param>
[Event("console")]
public sealed record ConsoleSaid(string Level, string Text, IReadOnlyList<string>? Canaries = null) : HistoryEvent;

/// <summary>An uncaught error or an unhandled rejection.</summary>
[Event("page-error")]
public sealed record PageErrored(string Text) : HistoryEvent;

/// <summary>A dialog stood in the user's way; the harness dismissed it.</summary>
[Event("dialog")]
public sealed record DialogOpened(string Type, string Text) : HistoryEvent;

/// <param name="Build">The build whose page it is, whoever served it; absent when it is none of the deployments'.</param>
[Event("page-opened")]
public sealed record PageOpened(string Url, double Milliseconds, string? Build = null) : HistoryEvent;

[Event("page-closed")]
public sealed record PageClosed : HistoryEvent;

/// <summary>The page's process died.</summary>
[Event("page-crashed")]
public sealed record PageCrashed : HistoryEvent;

/// <summary>What the client said of itself.</summary>
[Event("status")]
public sealed record StatusRead(System.Text.Json.Nodes.JsonNode? Status) : HistoryEvent;

/// <summary>What waited in the client's outbox and dead letters, as it tells it.</summary>
[Event("outbox")]
public sealed record OutboxRead(System.Text.Json.Nodes.JsonNode? Items) : HistoryEvent;

/// <summary>The IndexedDB databases of the origin.</summary>
[Event("databases")]
public sealed record DatabasesRead(IReadOnlyList<string> Names) : HistoryEvent;

/// <summary>What the browser tells of the origin's storage.</summary>
/// <param name="InIndexedDb">In bytes.</param>
[Event("storage")]
public sealed record StorageRead(double InIndexedDb, System.Text.Json.Nodes.JsonNode? Estimate) : HistoryEvent;
