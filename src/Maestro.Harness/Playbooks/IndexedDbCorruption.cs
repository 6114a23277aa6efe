using Maestro.Harness.Worlds;

namespace Maestro.Harness.Playbooks;

/// <summary>The runbook's recovery from IndexedDB corruption: delete `maestro_secrets` in the console of one tab, reload every tab of the device.</summary>
public sealed class IndexedDbCorruption : IPlaybook
{
    public string Name => "indexeddb-corruption";

    public async Task<Proof> PerformAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var said = await OperatorsConsole.DeleteSecretsAsync(world, tab, cancel);
        foreach (var open in tab.Device.Tabs.Where(open => open.IsOpen))
        {
            await open.ReloadAsync(cancel);
        }

        return new Proof(said is OperatorsConsole.Deleted, $"deleteDatabase('maestro_secrets'): {said}");
    }
}
