namespace Maestro.Harness.Targets;

/// <summary>Something that a target lets the harness do or see, and that another may not.</summary>
/// <param name="Name">The key of the profile that gives it: `drive: plan`.</param>
/// <param name="IsGiven">Whether that profile gives it.</param>
public sealed record Capability(string Name, Func<Profile, bool> IsGiven)
{
    /// <summary>A service that is ours to start: its rows, its clock, its deployments and its process.</summary>
    public static readonly Capability Service = new("service", profile => profile.Service is not null);

    /// <summary>Effects on the world can be seen.</summary>
    public static readonly Capability Effects = new("drive: effect-event", profile => profile.Drive.EffectEvent is not null);

    /// <summary>Several operations at once in one tab.</summary>
    public static readonly Capability AtOnce = new("drive: execute as a function", profile => profile.Drive.Execute?.Script is not null);

    /// <summary>Real connections, which can be broken for real.</summary>
    public static readonly Capability Gateway = new("carrier: gateway", profile => profile.CarriedBy is Carrier.Gateway);

    /// <summary>What the page says of a person's records, together with the client's status of that instant.</summary>
    public static readonly Capability PageClaims = new("page-claims", profile => profile is { PageClaims: not null, Drive.Status.Script: not null });

    public static readonly Capability Alerts = new("alerts", profile => profile.Alerts is not null);

    public static readonly Capability Runbook = new("runbook", profile => profile.Runbook is not null);

    public static readonly Capability DatabasePause = new("service: database", profile => profile.Service?.Database is not null);

    /// <param name="name">In kebab-case, as under `drive`.</param>
    public static Capability Handle(string name, Func<Driving, Handle?> handle) => new($"drive: {name}", profile => handle(profile.Drive) is not null);

    /// <summary>What an answer tells: a client that is driven by hand may show less than there is.</summary>
    public static Capability Answer(string field) => new($"drive: execute, which tells {field}", profile => profile.Drive.Execute?.Tells(field) is true);

    public static Capability Endpoint(string name) => new($"endpoints: {name}", profile => profile.Endpoints.ContainsKey(name));

    public static Capability Database(string name) => new($"databases: {name}", profile => profile.Databases.ContainsKey(name));

    public static Capability Store(string name) => new($"stores: {name}", profile => profile.Stores.ContainsKey(name));

    public static Capability Control(string name) => new($"page: {name}", profile => profile.Page.ContainsKey(name));

    /// <summary>That build of the client, deployed: of a service that is not ours, the one that is there.</summary>
    public static Capability Build(string name) => new(
        $"the build {name}",
        profile => profile.Service is { } service ? service.Serves?.Contains(name) is not false : name is Scenarios.Scenario.UsualBuild);
}

/// <summary>A step, an expectation, a fault's options or a playbook that cannot be had of every target.</summary>
public interface IRequires
{
    /// <summary>What it needs of the target, besides the names that it refers to.</summary>
    IEnumerable<Capability> Requires { get; }
}
