namespace Maestro.Harness.History.Events;

/// <summary>Something was written to the console. The tab is absent where no tab wrote it: a service worker did.</summary>
/// <param name="Level">error, warning, info, log or debug.</param>
/// <param name="Text">As it was written; of a client with other words than the contract's, in the contract's.</param>
/// <param name="Canaries">Canaries of the scenario found in what was written.</param>
/// <param name="Written">As it was written, where the target's profile translates it; absent otherwise.</param>
[Event("console")]
public sealed record ConsoleSaid(string Level, string Text, IReadOnlyList<string>? Canaries = null, string? Written = null) : HistoryEvent;

/// <summary>An uncaught error or an unhandled rejection.</summary>
/// <param name="Text">The error with its stack, in lines.</param>
[Event("page-error")]
public sealed record PageErrored(string Text) : HistoryEvent;

/// <summary>A dialog stood in the user's way; the harness dismissed it.</summary>
/// <param name="Type">alert, beforeunload, confirm or prompt.</param>
/// <param name="Text">What it said.</param>
[Event("dialog")]
public sealed record DialogOpened(string Type, string Text) : HistoryEvent;

/// <summary>A page was opened or loaded again, and can be used.</summary>
/// <param name="Url">Its path.</param>
/// <param name="Milliseconds">Until it could be used.</param>
/// <param name="Build">The build whose page it is, whoever served it; absent when it is none of the deployments'.</param>
[Event("page-opened")]
public sealed record PageOpened(string Url, double Milliseconds, string? Build = null) : HistoryEvent;

/// <summary>The page was closed.</summary>
[Event("page-closed")]
public sealed record PageClosed : HistoryEvent;

/// <summary>The page's process died.</summary>
[Event("page-crashed")]
public sealed record PageCrashed : HistoryEvent;

/// <summary>What the client said of itself.</summary>
/// <param name="Status">As docs/contract.md §10 has it; absent without a client, as in a disabled build.</param>
[Event("status")]
public sealed record StatusRead(System.Text.Json.Nodes.JsonNode? Status) : HistoryEvent;

/// <summary>What the page told a person about their records, and what the client said of itself at that instant.</summary>
/// <param name="Words">As they stood there.</param>
/// <param name="Synced">The words claim that nothing waits to be sent.</param>
/// <param name="Saved">The words claim that everything is kept on the device.</param>
/// <param name="Status">As the client's `status()` answered; absent where it has none.</param>
[Event("page-read")]
public sealed record PageRead(string Words, bool Synced, bool Saved, System.Text.Json.Nodes.JsonNode? Status) : HistoryEvent
{
    /// <summary>What the words claim and the status denies, in words; null when they agree.</summary>
    public string? Contradiction() =>
        Synced && Count("outbox") is > 0 and var waiting ? $"says that everything is synced while {waiting} record(s) wait to be sent"
        : Synced && Count("dead") is > 0 and var dead ? $"says that everything is synced while {dead} record(s) were refused"
        : Synced && (bool?)Status?["store_silent"] is true ? "says that everything is synced while the local store does not answer"
        : Synced && Status?["store_lost"] is not null ? "says that everything is synced after the local store was lost"
        : Saved && (bool?)Status?["durable"] is false ? "says that everything is stored while it is held in memory only"
        : null;

    private int Count(string name) => (int?)Status?[name] ?? 0;
}

/// <summary>The device's person signed in.</summary>
/// <param name="Tenant">The tenant of the session.</param>
/// <param name="Subject">The person of the session.</param>
/// <param name="Elsewhere">In another page of the origin than the client's, which was told nothing.</param>
[Event("signed-in")]
public sealed record SignedIn(string Tenant, string Subject, bool Elsewhere = false) : HistoryEvent;

/// <summary>The device's person signed out.</summary>
[Event("signed-out")]
public sealed record SignedOut : HistoryEvent;

/// <summary>One task of the page took so long that a person would have noticed. Observed where a scenario runs alone.</summary>
/// <param name="Milliseconds">Its length; 200 or more.</param>
[Event("page-blocked")]
public sealed record PageBlocked(double Milliseconds) : HistoryEvent;

/// <summary>What waited in the client's outbox and dead letters, as it tells it.</summary>
/// <param name="Items">A list, as docs/contract.md §10 has it; empty without a client.</param>
[Event("outbox")]
public sealed record OutboxRead(System.Text.Json.Nodes.JsonNode? Items) : HistoryEvent;

/// <summary>What the device's browser keeps for its pages was copied; a fault may put it back.</summary>
[Event("profile-backed-up")]
public sealed record ProfileBackedUp : HistoryEvent;

/// <summary>The IndexedDB databases of the origin.</summary>
/// <param name="Names">As `indexedDB.databases()` tells them.</param>
[Event("databases")]
public sealed record DatabasesRead(IReadOnlyList<string> Names) : HistoryEvent;

/// <summary>What the browser tells of the origin's storage.</summary>
/// <param name="InIndexedDb">Stored there, in bytes; 0 where the browser does not tell.</param>
/// <param name="Estimate">What `navigator.storage.estimate()` answers; absent where there is no such thing.</param>
[Event("storage")]
public sealed record StorageRead(double InIndexedDb, System.Text.Json.Nodes.JsonNode? Estimate) : HistoryEvent;

/// <summary>What waits in the client's outbox as it is stored, read past the client. Written where something waits that the client calls `waiting`.</summary>
/// <param name="Items">How many of the items that the client tells were found in the store.</param>
/// <param name="Canaries">
/// Canaries of the scenario found in them. Those that wait for a key (`pending_encryption`) are not looked at: they may be readable.
/// </param>
[Event("outbox-stored")]
public sealed record OutboxStored(int Items, IReadOnlyList<string>? Canaries = null) : HistoryEvent;
