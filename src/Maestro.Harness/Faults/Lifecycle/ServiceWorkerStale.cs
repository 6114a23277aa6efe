using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Lifecycle;

/// <summary>The service worker stays the one of the build that is deployed now: a cache on the way keeps serving its old script.</summary>
[Keyword("lifecycle.service-worker-stale")]
[Harms(Harm.Disturbs)]
[Example("inject: lifecycle.service-worker-stale")]
[Trial(After = "- deploy: disabled\n- reload: desk")]
public sealed record ServiceWorkerStaleOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("installed", drive => drive.Installed)];
}

/// <summary>Receipt: the browser was given the old script where the deployment has another, and has no newer worker.</summary>
public sealed class ServiceWorkerStale(FaultSite site, ServiceWorkerStaleOptions options) : Fault<ServiceWorkerStaleOptions>(site, options)
{
    private const string Script = "async () => new URL((await navigator.serviceWorker.ready).active.scriptURL).pathname";

    private const string Newer = """
        async () => {
          const registration = await navigator.serviceWorker.ready;
          await registration.update();
          return !!(registration.installing || registration.waiting);
        }
        """;

    private string _path = "";
    private Stale? _rule;

    public override bool TakesHoldLater => true;

    public override async Task InjectAsync(CancellationToken cancel)
    {
        foreach (var at in new[] { Site, Aim }.Distinct())
        {
            await at.Tab.CallAsync(World.Stage.Profile.Drive.Installed!, null, cancel);
        }

        _path = (string)(await Site.Tab.CallAsync(Script, null, cancel))!;
        var old = await World.DeployedAsync(Aim.Device.Host, _path, cancel);
        _rule = new Stale(Site.Id, new Which(_path), new WireAnswer(200, [new("Content-Type", ["text/javascript"])], old));
        Do(() => Aim.Device.Wire.Arm(_rule));
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var newer = (bool)(await Site.Tab.CallAsync(Newer, null, cancel))!;
        var served = await World.DeployedAsync(Device.Host, _path, cancel);
        var differs = !served.AsSpan().SequenceEqual(_rule!.Old.Body);
        var met = _rule.Met > 0;
        return new Proof(
            differs && met && !newer,
            $"the deployment's worker is {(differs ? "another" : "the same")}; the old one was served {_rule.Met} time(s); the browser {(newer ? "installs a newer one" : "has none newer")}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        Do(() => Aim.Device.Wire.Disarm(_rule!));
        _rule!.Met = 0;
        var now = await Device.Wire.AskAsync(_path, cancel);
        var served = await World.DeployedAsync(Device.Host, _path, cancel);
        var healed = now.Body.AsSpan().SequenceEqual(served);
        return new Proof(healed, healed ? "the browser is served the deployment's worker again" : "the browser is still served the old worker");
    }

    private sealed class Stale(int fault, Which which, WireAnswer old) : WireRule(fault, which)
    {
        public WireAnswer Old => old;

        public int Met { get; set; }

        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            Met++;
            await exchange.StandInAsync(old);
            return "answered with the script of the build before";
        }
    }
}
