using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.Reporting;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Cli.Looking;

/// <summary>What a scenario's world is like now, in lines: its pages, what they keep, the faults, and what has happened last.</summary>
internal static class WorldText
{
    private const int LastEvents = 10;

    /// <summary>How many records each store of the origin holds. It makes no database, and keeps none from being deleted.</summary>
    private const string Counts = """
        async () => {
          const counts = {};
          for (const { name } of await indexedDB.databases()) {
            const db = await new Promise((resolve, reject) => {
              const opening = indexedDB.open(name);
              opening.onupgradeneeded = () => opening.transaction.abort();
              opening.onerror = () => reject(opening.error);
              opening.onsuccess = () => resolve(opening.result);
            });
            db.onversionchange = () => db.close();
            const count = store => new Promise((resolve, reject) => {
              const counting = db.transaction(store).objectStore(store).count();
              counting.onerror = () => reject(counting.error);
              counting.onsuccess = () => resolve(`${store} ${counting.result}`);
            });
            counts[name] = (await Promise.all([...db.objectStoreNames].map(count)).finally(() => db.close())).join(', ');
          }
          return counts;
        }
        """;

    public static async Task<IReadOnlyList<string>> LinesAsync(World world, CancellationToken cancel)
    {
        var lines = new List<string>();
        foreach (var tab in world.Devices.SelectMany(device => device.Tabs))
        {
            lines.Add($"  {tab.Name,-9} {Where(tab)}");
            if (tab is { IsOpen: true, IsFrozen: false })
            {
                lines.AddRange(await SaysAsync(world, tab, cancel));
            }
        }

        lines.AddRange(world.Faults.Where(fault => !fault.IsHealed).Select(fault =>
            $"  fault     {fault.Name} on {fault.Device.Name}, {(fault.HasReceipt ? "in force" : "has still to take hold")}"));
        lines.AddRange(world.Recorder.Events.TakeLast(LastEvents).Select(EventWords.Line));
        return lines;
    }

    private static string Where(LiveTab tab)
    {
        var ahead = tab.Device.Clock?.Ahead is { } by && by > TimeSpan.Zero ? $", its clock {by:c} ahead" : "";
        return tab.Page is { } page
            ? $"{page.Url}{(tab.Device.IsOffline ? ", offline" : "")}{(tab.IsFrozen ? ", frozen: it answers nothing" : "")}{ahead}"
            : $"not open{ahead}";
    }

    private static async Task<IReadOnlyList<string>> SaysAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var lines = new List<string>();
        if (world.Stage.Profile.Drive.Status is { } status)
        {
            lines.Add($"    status  {await AnswerAsync(world, () => tab.CallAsync(status, null, cancel), said => said?.ToJsonString(HistoryJson.Options) ?? "none")}");
        }

        lines.Add($"    storage {await AnswerAsync(world, () => tab.CallAsync(Counts, null, cancel), Stores)}");
        return lines;
    }

    private static string Stores(JsonNode? counts) =>
        counts is JsonObject { Count: > 0 } all ? string.Join("; ", all.Select(each => $"{each.Key}: {each.Value}")) : "empty";

    /// <summary>A page that a fault has broken may never answer.</summary>
    private static async Task<string> AnswerAsync(World world, Func<Task<JsonNode?>> askAsync, Func<JsonNode?, string> tell)
    {
        try
        {
            return tell(await askAsync().WaitAsync(world.Settings.ExpectTimeout, world.Time));
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            return $"no answer: {e.Message.Split('\n')[0]}";
        }
    }
}
