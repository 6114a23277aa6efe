using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Playbooks;

/// <summary>
/// The runbook's recovery from an exceeded quota: clear localStorage and sessionStorage and delete `maestro_secrets` in the console of one
/// tab, reload every tab of the device.
/// </summary>
public sealed class ClearBrowserStorage : IPlaybook, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Database("secrets")];

    private static readonly string[] Clear = ["localStorage.clear()", "sessionStorage.clear()"];

    public string Name => "clear-browser-storage";

    public IReadOnlyList<string> Types { get; } = [.. Clear, OperatorsConsole.Delete];

    public Task<Proof> PerformAsync(World world, LiveTab tab, CancellationToken cancel) =>
        OperatorsConsole.RecoverAsync(world, tab, Clear, cancel);
}
