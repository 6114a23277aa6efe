using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Deploys another build where a device loads the client from, as the deployment platform would. Open pages stay as they are.</summary>
/// <param name="Deploy">The build: one of those in the folder of the client's builds.</param>
[Keyword("deploy")]
[Harms(Harm.Breaks)]
[Example("deploy: disabled")]
public sealed record DeployStep([Description("The build, such as enabled or disabled")] string Deploy) : Step, IPerformed, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Build(Deploy)];

    public string Words => $"deploy {Deploy}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var host in world.Tabs(On).Select(tab => tab.Device.Host).Distinct())
        {
            await world.DeployAsync(host, Deploy, cancel);
        }
    }
}
