using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Storage;

/// <summary>Looks at an origin's IndexedDB as any page of the origin could, and leaves nothing behind.</summary>
internal static class StorageProbe
{
    /// <summary>
    /// What opening a database and reading its first store comes to: <c>usable</c>, <c>missing</c>, or the error. A missing database
    /// is not created: its upgrade is aborted.
    /// </summary>
    public static Task<string> UseAsync(IPage page, string database) => page.EvaluateAsync<string>(
        """
        name => new Promise(resolve => {
          const text = e => e ? `${e.name}: ${e.message}` : 'no reason given';
          const open = indexedDB.open(name);
          let missing = false;
          open.onupgradeneeded = () => { missing = true; open.transaction.abort(); };
          open.onerror = () => resolve(missing ? 'missing' : text(open.error));
          open.onsuccess = () => {
            const db = open.result;
            const done = said => { db.close(); resolve(said); };
            db.onversionchange = () => db.close();
            if (db.objectStoreNames.length === 0) return done('NotFoundError: it has no object store');
            try {
              const count = db.transaction(db.objectStoreNames[0]).objectStore(db.objectStoreNames[0]).getAll();
              count.onsuccess = () => done('usable');
              count.onerror = () => done(text(count.error));
            } catch (e) { done(text(e)); }
          };
        })
        """,
        database);

    /// <summary>What writing 10,000 bytes in this origin comes to: <c>written</c>, or the error of the aborted transaction.</summary>
    public static Task<string> WriteAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => new Promise(resolve => {
          const name = `probe-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
          const text = e => e ? `${e.name}: ${e.message}` : 'no reason given';
          const open = indexedDB.open(name);
          open.onupgradeneeded = () => open.result.createObjectStore('probe');
          open.onerror = () => resolve(text(open.error));
          open.onsuccess = () => {
            const db = open.result;
            const done = said => {
              db.close();
              const deletion = indexedDB.deleteDatabase(name);
              // Where storage fails, a deletion may never end.
              if (said !== 'written') return resolve(said);
              deletion.onsuccess = deletion.onerror = () => resolve(said);
            };
            const transaction = db.transaction('probe', 'readwrite', { durability: 'strict' });
            transaction.objectStore('probe').put('x'.repeat(10000), 1);
            transaction.oncomplete = () => done('written');
            transaction.onabort = () => done(text(transaction.error));
          };
        })
        """);

    /// <summary>
    /// Whether whoever needs a database has to wait for others: of reads that begin together, one of it has not ended when twenty of
    /// another database have, one after the other. No clock takes part, so a slow machine does not tell of a wait that is none.
    /// </summary>
    public static async Task<(bool Waits, string Said)> WaitsAsync(LiveDevice device, string database, TimeSpan deadline, CancellationToken cancel)
    {
        var page = await device.ProbePageAsync();
        try
        {
            var waits = await page.EvaluateAsync<bool>(
                """
                async name => {
                  const settled = request => new Promise((resolve, reject) => {
                    request.onsuccess = () => resolve(request.result);
                    request.onerror = () => reject(request.error);
                  });
                  let ended = false;
                  const opening = indexedDB.open(name);
                  opening.onupgradeneeded = () => { ended = true; opening.transaction.abort(); };
                  opening.onerror = () => { ended = true; };
                  opening.onsuccess = () => {
                    const [store] = opening.result.objectStoreNames;
                    if (!store) { ended = true; return; }
                    opening.result.onversionchange = () => opening.result.close();
                    opening.result.transaction(store).objectStore(store).count().onsuccess = () => { ended = true; opening.result.close(); };
                  };
                  const other = `probe-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
                  const making = indexedDB.open(other);
                  making.onupgradeneeded = () => making.result.createObjectStore('probe');
                  const free = await settled(making);
                  for (let i = 0; i < 20; i++) await settled(free.transaction('probe').objectStore('probe').count());
                  free.close();
                  await settled(indexedDB.deleteDatabase(other));
                  return !ended;
                }
                """,
                database).WaitAsync(deadline, cancel);
            return (waits, $"when 20 reads of another database had ended, one of {database} {(waits ? "was still waiting" : "had ended, too")}");
        }
        finally
        {
            await page.CloseAsync();
        }
    }

    /// <summary>Whether nobody has to wait for a database any more: what needs it now comes to an end, behind what had waited for it.</summary>
    public static async Task<(bool Ended, string Said)> EndsAsync(LiveDevice device, string database, TimeSpan deadline, CancellationToken cancel)
    {
        var page = await device.ProbePageAsync();
        try
        {
            return (true, $"a read of {database} has ended: {await UseAsync(page, database).WaitAsync(deadline, cancel)}");
        }
        catch (TimeoutException)
        {
            return (false, $"a read of {database} has not ended after {deadline.TotalSeconds:0} s");
        }
        finally
        {
            await page.CloseAsync();
        }
    }
}
