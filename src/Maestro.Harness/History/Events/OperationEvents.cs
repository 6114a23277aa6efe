using System.Text.Json.Nodes;

namespace Maestro.Harness.History.Events;

/// <summary>How an operation was handed to the client.</summary>
public enum Route
{
    /// <summary>Through MAESTRO.</summary>
    Execute,

    /// <summary>Through the host application alone.</summary>
    Perform,

    Approve,
    Deny,

    /// <summary>An operation in doubt, tried again by a person.</summary>
    Retry,

    /// <summary>An operation in doubt, given up by a person.</summary>
    Dismiss,

    Plan,

    /// <summary>Typed into the page's form and confirmed there; what came of it stands on the page.</summary>
    Compose,
}

/// <summary>An operation was handed to the client.</summary>
/// <param name="Operation">Its name in the scenario; asked again, it gets a name of its own.</param>
/// <param name="Route">How it was handed in.</param>
/// <param name="Tenant">Of the intent; empty where it has none.</param>
/// <param name="Key">The idempotency key; empty where the intent has none.</param>
/// <param name="Action">Of the intent: `email.send`; empty where it has none.</param>
/// <param name="Lane">The intent's risk lane: GREEN, YELLOW or RED; empty where it has none.</param>
/// <param name="Canaries">Unique words in its data: none may leave the browser readable.</param>
/// <param name="Confirmed">Whether the intent says that a person confirmed it; absent where that is not part of what is handed in.</param>
/// <param name="Params">SHA-256 of its parameters as canonical JSON, in hex; absent where they are not handed in as such.</param>
[Event("operation-invoked")]
public sealed record OperationInvoked(
    string Operation, Route Route, string Tenant, string Key, string Action, string Lane,
    IReadOnlyList<string> Canaries, bool? Confirmed = null, string? Params = null) : HistoryEvent;

public enum Outcome
{
    /// <summary>The client answered success.</summary>
    Ok,

    /// <summary>The client answered that it did not succeed.</summary>
    Failed,

    /// <summary>No answer came: the page died, or time ran out. It may or may not have happened.</summary>
    Indeterminate,
}

/// <summary>
/// What came of an operation. An operation without this event never came back before its scenario ended; one that was composed on the page
/// never does, for a person reads its outcome there.
/// </summary>
/// <param name="Operation">Its name in the scenario.</param>
/// <param name="Route">How it was handed in.</param>
/// <param name="Key">The idempotency key; empty where the intent has none.</param>
/// <param name="Outcome">Indeterminate: it may or may not have happened.</param>
/// <param name="Answer">What the client answered, as JSON; absent when indeterminate.</param>
/// <param name="Why">Why there is no answer; absent where there is one.</param>
[Event("operation-returned")]
public sealed record OperationReturned(
    string Operation, Route Route, string Key, Outcome Outcome, JsonNode? Answer, string? Why = null) : HistoryEvent;

/// <summary>The host application applied an effect. The truth about what happened in the world.</summary>
/// <param name="Key">The idempotency key; empty where it has none.</param>
/// <param name="Action">`email.send`, for example.</param>
/// <param name="Object">What it was done to, as the intent names it.</param>
/// <param name="Params">SHA-256 of the effect's parameters as canonical JSON, in hex.</param>
[Event("effect")]
public sealed record EffectSeen(string Key, string Action, string Object, string Params) : HistoryEvent;
