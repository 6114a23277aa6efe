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
              deletion.onsuccess = deletion.onerror = () => resolve(said);
            };
            const transaction = db.transaction('probe', 'readwrite', { durability: 'strict' });
            transaction.objectStore('probe').put('x'.repeat(10000), 1);
            transaction.oncomplete = () => done('written');
            transaction.onabort = () => done(text(transaction.error));
          };
        })
        """);
}
