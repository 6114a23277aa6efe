using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Lifecycle;

/// <summary>Another build is deployed while nobody expects it, and later the one before again. A planned deployment is the step `deploy`.</summary>
/// <param name="To">The build.</param>
[Keyword("lifecycle.deployment-switched")]
[Harms(Harm.Breaks)]
[Example("inject: lifecycle.deployment-switched\n  with: { to: disabled }")]
public sealed record DeploymentSwitchedOptions([Description("The build that is deployed")] string To) : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Build(To)];
}

/// <summary>Receipt: the page that a load gets is not the one from before.</summary>
public sealed class DeploymentSwitched(FaultSite site, DeploymentSwitchedOptions options) : Fault<DeploymentSwitchedOptions>(site, options)
{
    private byte[] _page = [];

    private string Before => World.Recorder.Events.OfType<Deployed>().LastOrDefault(deployed => deployed.Host == Aim.Device.Host)?.Build
        ?? World.Variant.Scenario.Build;

    private string _before = "";

    public override async Task InjectAsync(CancellationToken cancel)
    {
        _page = await World.DeployedAsync(Device.Host, "/", cancel);
        _before = Before;
        await DeployAsync(Options.To, cancel);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var other = await IsOtherAsync(cancel);
        return new Proof(other, other ? "a load gets another page than before" : "a load gets the same page as before");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await DeployAsync(_before, cancel);
        var other = await IsOtherAsync(cancel);
        return new Proof(!other, other ? "a load still gets another page" : "a load gets the same page as before");
    }

    private async Task<bool> IsOtherAsync(CancellationToken cancel) =>
        !(await World.DeployedAsync(Device.Host, "/", cancel)).AsSpan().SequenceEqual(_page);

    private Task DeployAsync(string build, CancellationToken cancel) => DoAsync(() => Aim.World.DeployAsync(Aim.Device.Host, build, cancel));
}
