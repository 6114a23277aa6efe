using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Playbooks;

/// <summary>What an operator types into the console of a page.</summary>
internal static class OperatorsConsole
{
    public const string Deleted = "deleted";

    /// <summary>The runbook's own line; the operator sees in the request that it returns whether it succeeded.</summary>
    public const string Delete = "indexedDB.deleteDatabase('maestro_secrets')";

    private const string DeleteAndSee = $$"""
          const deletion = {{Delete}};
          deletion.onsuccess = () => resolve('deleted');
          deletion.onerror = () => resolve(`${deletion.error?.name}: ${deletion.error?.message}`);
          deletion.onblocked = () => resolve('blocked by another connection');
        """;

    /// <returns><see cref="Deleted"/>, or what the deletion came to instead.</returns>
    /// <param name="before">Lines that are typed before.</param>
    public static async Task<string> DeleteSecretsAsync(World world, LiveTab tab, CancellationToken cancel, params IReadOnlyList<string> before)
    {
        var page = tab.Page ?? throw new PlaywrightException($"{tab.Name} is not open");
        foreach (var line in before.Append(Delete))
        {
            Typed(tab, line);
        }

        try
        {
            var lines = string.Concat(before.Select(line => $"{line}; "));
            return await page.EvaluateAsync<string>($"() => new Promise(resolve => {{ {lines}{DeleteAndSee} }})").WaitAsync(world.Settings.ExpectTimeout, cancel);
        }
        catch (TimeoutException)
        {
            return "no answer";
        }
    }

    /// <summary>
    /// Deletes `maestro_secrets`; once that has succeeded, reloads every tab of the device, one after the other: behind a deletion that
    /// waits, no load would come to its end.
    /// </summary>
    /// <param name="before">Lines that are typed before.</param>
    public static async Task<Proof> RecoverAsync(World world, LiveTab tab, IReadOnlyList<string> before, CancellationToken cancel)
    {
        var said = await DeleteSecretsAsync(world, tab, cancel, before);
        if (said is Deleted)
        {
            await ReloadAsync(world, tab.Device, cancel);
        }

        return new Proof(said is Deleted, $"deleteDatabase('maestro_secrets'): {said}");
    }

    public static async Task ReloadAsync(World world, LiveDevice device, CancellationToken cancel)
    {
        foreach (var open in device.Tabs.Where(open => open.IsOpen))
        {
            await ReloadAsync(world, open, cancel);
        }
    }

    /// <summary>Loads the page again; not in the middle of a drain, as long as an expectation has.</summary>
    public static async Task ReloadAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        await DrainedAsync(world, tab.Device, cancel);
        tab.Device.Record(new OperatorDid(Actor.Operator, Deed.Reloaded, "the page"), tab.Number);
        await tab.ReloadAsync(cancel);
    }

    private static Task DrainedAsync(World world, LiveDevice device, CancellationToken cancel)
    {
        var now = world.Recorder.Events.LastOrDefault()?.Seq ?? 0;
        var sync = new RequestsUnderWay(world.Stage.Profile.Endpoints.GetValueOrDefault("sync"));
        return world.Recorder.WaitForAsync<HistoryEvent>(
            happened =>
            {
                sync.See(happened);
                return happened.Seq >= now && !sync.Any(device.Name);
            },
            world.Settings.ExpectTimeout,
            cancel);
    }

    /// <summary>Writes down what is typed, before it is.</summary>
    public static void Typed(LiveTab tab, string line) => tab.Device.Record(new OperatorDid(Actor.Operator, Deed.Typed, line), tab.Number);
}
