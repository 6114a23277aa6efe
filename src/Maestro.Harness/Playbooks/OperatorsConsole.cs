using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Playbooks;

/// <summary>What an operator types into the console of a page.</summary>
internal static class OperatorsConsole
{
    public const string Deleted = "deleted";

    // The runbook's own line; the operator sees in the returned request whether it succeeded.
    private const string Delete = """
        () => new Promise(resolve => {
          const deletion = indexedDB.deleteDatabase('maestro_secrets');
          deletion.onsuccess = () => resolve('deleted');
          deletion.onerror = () => resolve(`${deletion.error?.name}: ${deletion.error?.message}`);
          deletion.onblocked = () => resolve('blocked by another connection');
        })
        """;

    /// <returns><see cref="Deleted"/>, or what the deletion came to instead.</returns>
    public static async Task<string> DeleteSecretsAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var page = tab.Page ?? throw new PlaywrightException($"{tab.Name} is not open");
        try
        {
            return await page.EvaluateAsync<string>(Delete).WaitAsync(world.Settings.ExpectTimeout, cancel);
        }
        catch (TimeoutException)
        {
            return "no answer";
        }
    }
}
