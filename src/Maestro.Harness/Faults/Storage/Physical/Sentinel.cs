using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// A record in a database of its own in the client's origin, written as a page writes: whether it is still there tells what the
/// browser has lost.
/// </summary>
internal static class Sentinel
{
    public const string Kept = "there";

    private const string Name = "sentinel";

    /// <returns><c>written</c>, or the error.</returns>
    public static Task<string> WriteAsync(IPage page, World world, CancellationToken cancel, string durability = "strict") => page.EvaluateAsync<string>(
        """
        ([name, durability]) => new Promise(resolve => {
          const text = e => e ? `${e.name}: ${e.message}` : 'no reason given';
          const open = indexedDB.open(name);
          open.onupgradeneeded = () => open.result.createObjectStore('records');
          open.onerror = () => resolve(text(open.error));
          open.onsuccess = () => {
            const db = open.result;
            db.onversionchange = () => db.close();
            const transaction = db.transaction('records', 'readwrite', { durability });
            transaction.objectStore('records').put('here', durability);
            transaction.oncomplete = () => { db.close(); resolve('written'); };
            transaction.onabort = () => { db.close(); resolve(text(transaction.error)); };
          };
        })
        """,
        new[] { Name, durability }).WaitAsync(world.Settings.ExpectTimeout, cancel);

    /// <returns><see cref="Kept"/>; or that it is gone, and what `upgradeneeded` said; or the error.</returns>
    public static Task<string> ReadAsync(IPage page, World world, CancellationToken cancel, string durability = "strict") => page.EvaluateAsync<string>(
        """
        ([name, durability, kept]) => new Promise(resolve => {
          const text = e => e ? `${e.name}: ${e.message}` : 'no reason given';
          const open = indexedDB.open(name);
          let gone = null;
          open.onupgradeneeded = e => {
            gone = `gone with its database, upgradeneeded said dataLoss ${e.dataLoss}`;
            open.transaction.abort();
          };
          open.onerror = () => resolve(gone ?? text(open.error));
          open.onsuccess = () => {
            const db = open.result;
            db.onversionchange = () => db.close();
            const done = said => { db.close(); resolve(said); };
            try {
              const get = db.transaction('records').objectStore('records').get(durability);
              get.onsuccess = () => done(get.result === undefined ? 'gone' : kept);
              get.onerror = () => done(text(get.error));
            } catch (e) { done(text(e)); }
          };
        })
        """,
        new[] { Name, durability, Kept }).WaitAsync(world.Settings.ExpectTimeout, cancel);

    public static bool IsGone(string said) => said.StartsWith("gone", StringComparison.Ordinal);
}
