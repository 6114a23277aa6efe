using System.Text.Json;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Running;

/// <summary>A look at the keys that a client keeps. It makes no database, and a store that fails or hangs ends it and nothing else.</summary>
internal static class StoredKeys
{
    private const string Look = """
        async database => {
          if (!(await indexedDB.databases()).some(({ name }) => name === database)) return [];
          const settled = request => new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          const opening = indexedDB.open(database);
          // It was deleted in between, and is not made anew.
          opening.onupgradeneeded = () => opening.transaction.abort();
          const db = await settled(opening);
          db.onversionchange = () => db.close();
          try {
            const found = [];
            for (const store of db.objectStoreNames) found.push(...await settled(db.transaction(store).objectStore(store).getAll()));
            const text = value => typeof value === 'string' ? value : null;
            return found.filter(record => typeof record === 'object' && record !== null && 'key' in record).map(({ key_id, version, key }) => ({
              key_id: text(key_id),
              version: Number.isSafeInteger(version) ? version : null,
              extractable: typeof key?.extractable === 'boolean' ? key.extractable : null,
              algorithm: text(key?.algorithm?.name) && `${key.algorithm.name} ${key.algorithm.length ?? ''}`.trim(),
              usages: Array.isArray(key?.usages) ? [...key.usages] : null,
            }));
          } finally {
            db.close();
          }
        }
        """;

    /// <summary>Writes down what is there, or why that cannot be told. A target without such a database has nothing to look at.</summary>
    public static async Task ReadAsync(LiveTab tab, CancellationToken cancel)
    {
        var world = tab.Device.World;
        if (world.Stage.Profile.Databases.TryGetValue("secrets", out var database))
        {
            tab.Device.Record(await SeeAsync(tab, database, world.Settings.ExpectTimeout, cancel), tab.Number);
        }
    }

    private static async Task<KeysRead> SeeAsync(LiveTab tab, string database, TimeSpan deadline, CancellationToken cancel)
    {
        try
        {
            var seen = await tab.CallAsync(Look, database, cancel).WaitAsync(deadline, cancel);
            return new KeysRead(seen.Deserialize<List<StoredKey>>(HistoryJson.Options));
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            return new KeysRead(null, e.Message.Split('\n')[0]);
        }
    }
}
