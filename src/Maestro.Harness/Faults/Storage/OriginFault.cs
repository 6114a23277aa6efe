using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Storage;

/// <summary>A fault that another page of the origin does to the client's storage: a page without the client's code.</summary>
public abstract class OriginFault<TOptions>(FaultSite site, TOptions options) : Fault<TOptions>(site, options)
    where TOptions : FaultOptions
{
    // Helpers that every script below may use.
    private const string Helpers = """
        const settled = request => new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        const ended = transaction => new Promise((resolve, reject) => {
          transaction.oncomplete = () => resolve();
          transaction.onabort = () => reject(transaction.error);
        });
        const remove = name => settled(indexedDB.deleteDatabase(name));
        // Null when there is no such database; none is made.
        const open = name => new Promise((resolve, reject) => {
          const opening = indexedDB.open(name);
          let missing = false;
          opening.onupgradeneeded = () => { missing = true; opening.transaction.abort(); };
          opening.onerror = () => missing ? resolve(null) : reject(opening.error);
          opening.onsuccess = () => {
            opening.result.onversionchange = () => opening.result.close();
            resolve(opening.result);
          };
        });
        // Every record of a database's stores, or of the one named, as [store, key, value]; none without the database or the store.
        const records = async (name, only) => {
          const db = await open(name);
          const found = [];
          for (const store of db?.objectStoreNames ?? []) {
            if (only && store !== only) continue;
            const held = db.transaction(store).objectStore(store);
            const [keys, values] = await Promise.all([settled(held.getAllKeys()), settled(held.getAll())]);
            keys.forEach((key, i) => found.push([store, key, values[i]]));
          }
          db?.close();
          return found;
        };
        """;

    private IPage? _looking;
    private IPage? _acting;

    protected string DatabaseOf(string database) => World.Stage.Profile.Databases[database];

    protected Targets.StoreOf StoreOf(string store) => World.Stage.Profile.Stores[store];

    /// <summary>Runs a function in a page of the device's origin; it may use the helpers.</summary>
    protected async Task<T> LookAsync<T>(string function, object? argument, CancellationToken cancel)
    {
        _looking ??= await Device.ProbePageAsync();
        return await _looking.EvaluateAsync<T>(With(function), argument).WaitAsync(World.Settings.ExpectTimeout, cancel);
    }

    /// <summary>Runs a function in a page of the origin that is aimed at; what it puts on `globalThis` stays there.</summary>
    protected async Task ActAsync(string function, object? argument, CancellationToken cancel)
    {
        _acting ??= await Aim.Device.ProbePageAsync();
        _looking ??= Aim == Site ? _acting : null;
        await DoAsync(() => _acting.EvaluateAsync(With(function), argument)).WaitAsync(World.Settings.ExpectTimeout, cancel);
    }

    private static string With(string function) => $"argument => {{ {Helpers} return ({function})(argument); }}";
}
