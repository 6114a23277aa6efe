using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>What a page's origin has stored, read past the client and written down.</summary>
public static class StoredState
{
    /// <summary>The browser's own estimate; null for a page that may not ask.</summary>
    public const string Estimate = "async () => await navigator.storage?.estimate() ?? null";

    private const string Look = $$"""
        async () => ({
          names: (await indexedDB.databases()).map(database => database.name),
          estimate: await ({{Estimate}})(),
        })
        """;

    /// <summary>The records of these ids, each as its text; bytes as Latin-1, so that readable text in them shows. Makes no database.</summary>
    private const string Records = """
        async ({ database, store, id, ids }) => {
          const db = await new Promise((resolve, reject) => {
            const opening = indexedDB.open(database);
            opening.onupgradeneeded = () => opening.transaction.abort();
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => resolve(opening.result);
          });
          db.onversionchange = () => db.close();
          const all = await new Promise((resolve, reject) => {
            const reading = db.transaction(store).objectStore(store).getAll();
            reading.onerror = () => reject(reading.error);
            reading.onsuccess = () => resolve(reading.result);
          }).finally(() => db.close());
          const bytes = value => ArrayBuffer.isView(value) ? new Uint8Array(value.buffer) : value instanceof ArrayBuffer ? new Uint8Array(value) : null;
          const latin1 = value => Array.from(value, byte => String.fromCharCode(byte)).join('');
          const plain = (_, value) => bytes(value) ? latin1(bytes(value)) : value;
          return all.filter(record => ids.includes(record[id])).map(record => JSON.stringify(record, plain));
        }
        """;

    /// <summary>A store that is damaged may never answer; then nothing is written down.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>The origin's databases, and how much it takes.</summary>
    public static async Task RecordAsync(LiveTab tab, CancellationToken cancel)
    {
        var seen = (await tab.CallAsync(Look, null, cancel))!;
        tab.Device.Record(new DatabasesRead([.. seen["names"]!.AsArray().Select(name => (string)name!)]), tab.Number);
        var estimate = seen["estimate"]?.DeepClone();
        tab.Device.Record(new StorageRead(InIndexedDb(estimate), estimate), tab.Number);
    }

    /// <summary>The stored form of what the client calls `waiting`; nothing is read where nothing waits.</summary>
    /// <param name="told">The outbox, as the client tells it.</param>
    public static async Task RecordOutboxAsync(LiveTab tab, JsonNode? told, CancellationToken cancel)
    {
        var waiting = (told as JsonArray ?? []).OfType<JsonObject>()
            .Where(item => (string?)item["state"] is "waiting" && item["item_id"] is not null)
            .Select(item => item["item_id"]!.DeepClone())
            .ToArray();
        var world = tab.Device.World;
        if (waiting.Length == 0 || world.Stage.Profile.Stores.GetValueOrDefault("outbox") is not { } outbox)
        {
            return;
        }

        try
        {
            var asked = new JsonObject { ["database"] = world.Stage.Profile.Databases[outbox.Database], ["store"] = outbox.Store, ["id"] = outbox.Own("item_id"), ["ids"] = new JsonArray(waiting) };
            var records = (await tab.CallAsync(Records, asked, cancel).WaitAsync(Limit, cancel))!.AsArray();
            var text = string.Join('\n', records.Select(record => (string)record!));
            tab.Device.Record(new OutboxStored(records.Count, world.Canaries.In(text)), tab.Number);
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            // It says nothing of itself; a client that cannot store is told of by its status.
        }
    }

    /// <summary>In bytes; 0 where the estimate does not tell.</summary>
    public static double InIndexedDb(JsonNode? estimate) => (double?)estimate?["usageDetails"]?["indexedDB"] ?? 0;
}
