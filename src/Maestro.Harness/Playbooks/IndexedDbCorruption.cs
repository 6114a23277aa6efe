using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Playbooks;

/// <summary>The runbook's recovery from IndexedDB corruption: delete `maestro_secrets` in the console of one tab, reload every tab of the device.</summary>
public sealed class IndexedDbCorruption : IPlaybook, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Database("secrets")];

    public string Name => "indexeddb-corruption";

    public IReadOnlyList<string> Types { get; } = [OperatorsConsole.Delete];

    public Task<Proof> PerformAsync(World world, LiveTab tab, CancellationToken cancel) => OperatorsConsole.RecoverAsync(world, tab, [], cancel);
}
