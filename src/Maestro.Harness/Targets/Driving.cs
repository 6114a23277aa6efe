using System.ComponentModel;

namespace Maestro.Harness.Targets;

/// <summary>The client's handles. Every one may be lacking; what cannot be done or seen without it is then not run.</summary>
/// <param name="Ready">Settles when the page can be used; without it, a page can be used once its document is loaded.</param>
/// <param name="Installed">Settles when the page can be loaded offline.</param>
/// <param name="SignIn">Takes `{ tenant, subject }`; without it, whoever opens the page is signed in.</param>
/// <param name="SignOut">Takes nothing.</param>
/// <param name="Execute">Takes an intent (docs/contract.md §2), answers as `execute` does.</param>
/// <param name="Perform">Takes `{ action, object, params, key }`: the host's own way, without MAESTRO.</param>
/// <param name="Plan">Takes a sentence, answers an intent.</param>
/// <param name="Approve">Takes a task id.</param>
/// <param name="Deny">Takes a task id.</param>
/// <param name="Retry">Takes the key of an operation in doubt, answers as `execute` does.</param>
/// <param name="Dismiss">Takes the key of an operation in doubt.</param>
/// <param name="Receipts">Answers the receipts, `{ idempotency_key, state }` each.</param>
/// <param name="Status">Answers the client's status.</param>
/// <param name="Metrics">Answers the client's own metrics.</param>
/// <param name="Flush">Settles after one pass over the outbox.</param>
/// <param name="Outbox">Answers everything that waits, in its order, and then what is dead: `{ kind, idempotency_key, event_type?, state }` each (docs/contract.md §10).</param>
/// <param name="EffectEvent">The event on `window` by which an applied effect is seen; its detail has action, object, params, key.</param>
/// <param name="Effect">Makes such a detail of the event's own, where that has another shape: a JavaScript function.</param>
public sealed record Driving(
    [Description("Settles when the page can be used")] Handle? Ready = null,
    [Description("Settles when the page can be loaded offline")] Handle? Installed = null,
    [Description("Takes { tenant, subject }")] Handle? SignIn = null,
    [Description("Signs the person out")] Handle? SignOut = null,
    [Description("Takes an intent, answers as `execute` does")] Handle? Execute = null,
    [Description("Takes { action, object, params, key }: the host's own way, without MAESTRO")] Handle? Perform = null,
    [Description("Takes a sentence, answers an intent")] Handle? Plan = null,
    [Description("Takes a task id")] Handle? Approve = null,
    [Description("Takes a task id")] Handle? Deny = null,
    [Description("Takes the key of an operation in doubt")] Handle? Retry = null,
    [Description("Takes the key of an operation in doubt")] Handle? Dismiss = null,
    [Description("Answers the receipts")] Handle? Receipts = null,
    [Description("Answers the client's status")] Handle? Status = null,
    [Description("Settles after one pass over the outbox")] Handle? Flush = null,
    [Description("Answers what waits, in its order, and then what is dead")] Handle? Outbox = null,
    [Description("Answers the client's own metrics")] Handle? Metrics = null,
    [Description("The event on `window` by which an applied effect is seen")] string? EffectEvent = null,
    [Description("A JavaScript function that makes { action, object, params, key } of the event's detail")] string? Effect = null);
