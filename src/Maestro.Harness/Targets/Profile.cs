using System.ComponentModel;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Setup;
using Microsoft.Playwright;

namespace Maestro.Harness.Targets;

/// <summary>How to reach, start and drive one client under test; read from `fixtures/targets/*.yaml`.</summary>
[Description("A target profile: how to reach, start and drive one client")]
public sealed record Profile(
    [Description("Names the target in reports")] string Name,
    [Description("Where it runs; production refuses every fault that writes or breaks")] TargetEnvironment Environment,
    [Description("The service, where it is ours to start")] ServiceStart Service,
    [Description("Who is signed in at a device's first open")] Identity Identity,
    [Description("How the client is driven and read")] Driving Drive,
    [Description("Where the client's requests go, by name: scenarios and faults use the names")]
    IReadOnlyDictionary<string, string> Endpoints,
    [Description("The client's IndexedDB databases, by name")] IReadOnlyDictionary<string, string> Databases,
    [Description("The page's controls that a person uses, by name; a form's field is named as its parameter")]
    IReadOnlyDictionary<string, Control> Page,
    [Description("What the page says of a person's records")] PageClaims? PageClaims = null,
    [Description("What must be built before the first run, in order")] IReadOnlyList<PrepareStep>? Prepare = null,
    [Description("The rules of the alerts, a Prometheus file")] string? Alerts = null,
    [Description("The runbook, a Markdown file")] string? Runbook = null,
    [Description("What carries a device's requests: a gateway before the service, or the browser's own routing")]
    Carrier Carrier = Carrier.Gateway,
    [Description("Where what waits to be sent is stored; without this it is not looked at there")] StoreOf? Outbox = null);

/// <summary>An object store of one of the client's databases. Its records have an `item_id`, as in docs/contract.md §10.</summary>
public sealed record StoreOf(
    [Description("The database's own name")] string Database,
    [Description("The object store in it")] string Store);

/// <summary>What carries a device's requests to the service, writes them down and lets faults interfere.</summary>
public enum Carrier
{
    /// <summary>A server between browser and service, one a device. Connections can be broken for real.</summary>
    Gateway,

    /// <summary>The browser's own routing, where nothing can stand before the service. Broken connections are emulated.</summary>
    Browser,
}

public enum TargetEnvironment
{
    Test,
    Staging,
    Production,
}

/// <summary>A service that the harness starts. It prints one line of JSON when it listens: `listening`, `port`, `control_port`.</summary>
/// <param name="Start">The command line, from the project's root; `${port}` stands for the port (0: any free one), `${program}` for the program's file, `${builds}` for the folder of the client's builds, `${data}` for a folder of the run where it may keep what it stores.</param>
/// <param name="Program">The file that is started, relative to the root.</param>
/// <param name="Builds">The folder that holds the client's builds, relative to the root.</param>
public sealed record ServiceStart(
    [Description("The command line; ${port} stands for the port, ${program} and ${builds} for the two paths below, ${data} for a folder of the run")] string Start,
    [Description("The file that is started")] string Program,
    [Description("The folder of the client's builds")] string Builds,
    [Description("How its database is paused; without this, it cannot be")] DatabasePause? Database = null);

/// <summary>How the service's database is made to wait and go on: by a lock on its SQLite file, or by commands.</summary>
/// <param name="Sqlite">The file, relative to `${data}`.</param>
/// <param name="Pause">A command line, such as `docker pause maestro-db`.</param>
/// <param name="Resume">The command line that takes it back.</param>
public sealed record DatabasePause(
    [Description("Its SQLite file, relative to ${data}")] string? Sqlite = null,
    [Description("The command that pauses it: docker pause maestro-db")] string? Pause = null,
    [Description("The command that lets it go on")] string? Resume = null) : IChecked
{
    IEnumerable<string> IChecked.Check()
    {
        if (Sqlite is null == Pause is null || Pause is null != Resume is null)
        {
            yield return "`database` needs either `sqlite`, or both `pause` and `resume`";
        }
    }
}

/// <summary>Who is signed in.</summary>
public sealed record Identity(string Tenant, string Subject);

/// <summary>One control or region of the page, as assistive technology names it.</summary>
public sealed record Control(
    [Description("Its ARIA role")] AriaRole Role,
    [Description("What its accessible name begins with")] string Name);

/// <summary>The words by which the page claims something about a person's records. They stand there only while the claim is made.</summary>
/// <param name="In">The part of the page, by its name under `page`.</param>
public sealed record PageClaims(
    [Description("The part of the page that says it, by its name under `page`")] string In,
    [Description("The words that claim that nothing waits to be sent")] string Synced,
    [Description("The words that claim that everything is kept on the device")] string Saved);

/// <summary>
/// The client's handles: JavaScript functions, evaluated in the page with one argument, whose results are JSON (or promises of it).
/// </summary>
/// <param name="Ready">Settles when the page can be used.</param>
/// <param name="Installed">Settles when the page can be loaded offline.</param>
/// <param name="SignIn">Takes `{ tenant, subject }`.</param>
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
public sealed record Driving(
    string Ready,
    string Installed,
    string SignIn,
    string SignOut,
    string Execute,
    string Perform,
    string Plan,
    string Approve,
    string Deny,
    string Retry,
    string Dismiss,
    string Receipts,
    string Status,
    string Flush,
    string Outbox,
    string Metrics,
    string EffectEvent);
