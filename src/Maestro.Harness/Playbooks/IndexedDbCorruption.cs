using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Playbooks;

/// <summary>The runbook's recovery from IndexedDB corruption: delete `maestro_secrets` in the console of one tab, reload every tab of the device.</summary>
public sealed class IndexedDbCorruption : IPlaybook
{
    // The runbook's own line; the operator sees in the returned request whether it succeeded.
    private const string Delete = """
        () => new Promise(resolve => {
          const deletion = indexedDB.deleteDatabase('maestro_secrets');
          deletion.onsuccess = () => resolve('deleted');
          deletion.onerror = () => resolve(`${deletion.error?.name}: ${deletion.error?.message}`);
          deletion.onblocked = () => resolve('blocked by another connection');
        })
        """;

    public string Name => "indexeddb-corruption";

    public async Task<Proof> PerformAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var page = tab.Page ?? throw new PlaywrightException($"{tab.Name} is not open");
        string said;
        try
        {
            said = await page.EvaluateAsync<string>(Delete).WaitAsync(world.Settings.ExpectTimeout, cancel);
        }
        catch (TimeoutException)
        {
            said = "no answer";
        }

        foreach (var open in tab.Device.Tabs.Where(open => open.IsOpen))
        {
            await open.ReloadAsync(cancel);
        }

        return new Proof(said is "deleted", $"deleteDatabase('maestro_secrets'): {said}");
    }
}
