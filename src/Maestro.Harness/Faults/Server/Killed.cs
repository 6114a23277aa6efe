using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Server;

/// <summary>The service's process is killed. Healed, it is started again on the same port with what it had stored. Needs `service: own`.</summary>
[Keyword("server.killed")]
[Harms(Harm.Breaks)]
[Example("inject: server.killed")]
[Trial(Service = "own")]
public sealed record KilledOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Endpoint("health")];
}

/// <summary>Receipt: nothing listens any more; a request gets no connection.</summary>
public sealed class Killed(FaultSite site, KilledOptions options) : Fault<KilledOptions>(site, options)
{
    private bool _done;

    public override Task InjectAsync(CancellationToken cancel) => DoAsync(async () =>
    {
        await Aim.World.OwnService.Service.KillAsync();
        _done = true;
    });

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var health = await Asking.AskAsync(World, null, HttpMethod.Get, "health", null, cancel);
        return new Proof(health.Said.StartsWith("no connection", StringComparison.Ordinal), $"the service's health: {health.Said}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        if (_done)
        {
            await Aim.World.OwnService.Service.StartAgainAsync(cancel);
        }

        var health = await Asking.AskAsync(World, null, HttpMethod.Get, "health", null, cancel);
        return new Proof(health.Said is "200", $"the service's health: {health.Said}");
    }
}
