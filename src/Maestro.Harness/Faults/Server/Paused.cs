using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Setup;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Server;

/// <summary>The service's process is stopped: it takes connections and never answers, until it is continued. Needs `service: own` and Linux.</summary>
[Keyword("server.paused")]
[Harms(Harm.Breaks)]
[Example("inject: server.paused")]
[Trial(Service = "own", Needs = "[linux]")]
public sealed record PausedOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Endpoint("health")];
}

/// <summary>
/// Receipt: a request gets no answer within a second. A signal takes a moment to reach a busy process, which answers until then; a
/// process that runs goes on answering for as long as it is asked.
/// </summary>
public sealed class Paused(FaultSite site, PausedOptions options) : Fault<PausedOptions>(site, options)
{
    public override Task InjectAsync(CancellationToken cancel) => DoAsync(() => SignalAsync("STOP", cancel));

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var since = World.Time.GetTimestamp();
        var said = "200";
        while (said is "200" && World.Time.GetElapsedTime(since) < World.Settings.ExpectTimeout)
        {
            said = (await Asking.AskAsync(World, null, HttpMethod.Get, "health", null, cancel, Asking.Briefly)).Said;
        }

        return new Proof(said.StartsWith("no answer", StringComparison.Ordinal), $"the service's health: {said}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await DoAsync(() => SignalAsync("CONT", cancel));
        var health = await Asking.AskAsync(World, null, HttpMethod.Get, "health", null, cancel);
        return new Proof(health.Said is "200", $"the service's health: {health.Said}");
    }

    /// <summary>By the shell's own `kill`: a minimal system has no other.</summary>
    private async Task SignalAsync(string signal, CancellationToken cancel)
    {
        var (service, data) = Aim.World.OwnService;
        await ChildProcess.RunAsync("sh", ["-c", $"kill -{signal} {service.ProcessId}"], data, _ => { }, cancel);
    }
}
