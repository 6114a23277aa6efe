using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Setup;

namespace Maestro.Harness.Targets;

/// <summary>
/// How to reach, drive and see one client under test (docs/targets.md). A client may lack any handle: the scenarios that need it are then not
/// run, and say so.
/// </summary>
[Description("A target profile: how to reach, start and drive one client")]
[Example("""
    name: staging
    environment: staging
    origin: https://staging.example
    identity: { tenant: tenant-123, subject: subject-1 }
    drive: { execute: intent => window.maestro.execute(intent) }
    """)]
public sealed record Profile(
    [Description("Names the target in reports")] string Name,
    [Description("Where it runs; production refuses every fault that does more than disturb the harness's own browser")] TargetEnvironment Environment,
    [Description("Who is signed in at a device's first open")] Identity Identity,
    [Description("How the client is driven and read")] Driving Drive,
    [Description("The service, where it is ours to start; either this or `origin`")] ServiceStart? Service = null,
    [Description("Where the client is, where it is not ours to start: https://staging.example")] string? Origin = null,
    [Description("Where the client's requests go, by name: scenarios and faults use the names")]
    IReadOnlyDictionary<string, string>? Endpoints = null,
    [Description("The client's IndexedDB databases, by name")] IReadOnlyDictionary<string, string>? Databases = null,
    [Description("The object stores that scenarios name, by name")] IReadOnlyDictionary<string, StoreOf>? Stores = null,
    [Description("The page's controls that a person uses, by name; a form's field is named as its parameter")]
    IReadOnlyDictionary<string, Control>? Page = null,
    [Description("What the page says of a person's records")] PageClaims? PageClaims = null,
    [Description("Where the client's console says something else than the contract")] IReadOnlyList<ConsoleWords>? Console = null,
    [Description("The faults it may suffer, by name or by the word before the dot; without it, all that the environment allows")]
    [KeywordOf(typeof(FaultOptions), Groups = true)] IReadOnlyList<string>? Faults = null,
    [Description("Claims of the runbook that this client does not make")] IReadOnlyList<ClaimNotMade>? ClaimsNotMade = null,
    [Description("What must be built before the first run, in order")] IReadOnlyList<PrepareStep>? Prepare = null,
    [Description("The rules of the alerts, a Prometheus file")] string? Alerts = null,
    [Description("The runbook, a Markdown file")] string? Runbook = null,
    [Description("What carries a device's requests: a gateway before the service, which is usual where we start it, or the browser's own routing")]
    Carrier? Carrier = null) : IChecked
{
    public IReadOnlyDictionary<string, string> Endpoints { get; init; } = Endpoints ?? new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Databases { get; init; } = Databases ?? new Dictionary<string, string>();

    public IReadOnlyDictionary<string, StoreOf> Stores { get; init; } = Stores ?? new Dictionary<string, StoreOf>();

    public IReadOnlyDictionary<string, Control> Page { get; init; } = Page ?? new Dictionary<string, Control>();

    public Place Place { get; init; }

    /// <summary>What carries its requests: a gateway may stand before a service that is ours alone.</summary>
    public Carrier CarriedBy => Carrier ?? (Service is null ? Targets.Carrier.Browser : Targets.Carrier.Gateway);

    /// <exception cref="InputException">It is not ours to start.</exception>
    public ServiceStart NeedsService() => Service ?? throw new InputException(
        $"The service of {Name} is not ours to start: its profile gives an `origin`.", "Use a target with `service`.");

    IEnumerable<string> IChecked.Check()
    {
        if (Service is null == Origin is null)
        {
            yield return "a profile says either how its `service` starts or at which `origin` the client is; expected one of the two";
        }

        if (Service is not null && Environment is TargetEnvironment.Production)
        {
            yield return "`environment` is `production` and the `service` is ours to start; expected `test` or `staging`, or an `origin`";
        }

        if (Origin is not null && !(Uri.TryCreate(Origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery is "/"))
        {
            yield return $"`origin` is `{Origin}`; expected a scheme and a host without a path, such as `https://staging.example`";
        }

        if (PageClaims is { } claims && !Page.ContainsKey(claims.In))
        {
            yield return $"`page-claims` looks in `{claims.In}`, which `page` does not name; expected {Nearest.Listed([.. Page.Keys])}";
        }
    }
}

public enum TargetEnvironment
{
    Test,
    Staging,
    Production,
}

/// <summary>What carries a device's requests to the service, writes them down and lets faults interfere.</summary>
public enum Carrier
{
    /// <summary>A server between browser and service, one a device. Connections can be broken for real.</summary>
    Gateway,

    /// <summary>The browser's own routing, where nothing can stand before the service. Broken connections are emulated.</summary>
    Browser,
}

/// <summary>Who is signed in.</summary>
public sealed record Identity(string Tenant, string Subject);

/// <summary>A claim of the runbook that the client does not make: nothing that shows it alone is looked at.</summary>
[Example("{ claim: KEY-1, reason: The client keeps no key on the device }")]
public sealed record ClaimNotMade(
    [Description("Its id in scenarios/claims.yaml")] string Claim,
    [Description("Why the client does not make it, as one sentence")] string Reason)
{
    public Place Place { get; init; }
}
