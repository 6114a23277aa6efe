using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// One bit of the origin's LevelDB is another, in a block that only another page of the origin reads: reading it takes the databases away
/// from all pages, under their hands. Needs a device with `storage: leveldb`.
/// </summary>
[Keyword("storage.block-flipped")]
[Harms(Harm.Damages)]
[Example("inject: storage.block-flipped")]
[Trial(Device = "{ storage: leveldb }")]
public sealed record BlockFlippedOptions : FaultOptions;

/// <summary>
/// Another page of the origin stores 5 MB, and a bit in the middle of them is changed on disk, with the browser open. Receipt: that page
/// cannot read what it stored. Reading it makes the browser close every connection, and wipe at the next open.
/// </summary>
public sealed class BlockFlipped(FaultSite site, BlockFlippedOptions options) : Fault<BlockFlippedOptions>(site, options)
{
    /// <summary>Noise cannot be compressed, so it fills LevelDB's buffer of 4 MB and goes into a table.</summary>
    private const string Store = """
        () => new Promise((resolve, reject) => {
          const open = indexedDB.open('archive');
          open.onupgradeneeded = () => open.result.createObjectStore('pages');
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            const transaction = open.result.transaction('pages', 'readwrite', { durability: 'strict' });
            for (let page = 0; page < 100; page++)
              transaction.objectStore('pages').put(crypto.getRandomValues(new Uint8Array(50000)), page);
            transaction.oncomplete = () => { open.result.close(); resolve(); };
            transaction.onabort = () => { open.result.close(); reject(transaction.error); };
          };
        })
        """;

    private const string Read = """
        () => new Promise(resolve => {
          const text = e => e ? `${e.name}: ${e.message}` : 'no reason given';
          const open = indexedDB.open('archive');
          let dataLoss = null;
          open.onupgradeneeded = e => { dataLoss = e.dataLoss; open.transaction.abort(); };
          open.onerror = () => resolve(dataLoss === null ? text(open.error) : `gone, upgradeneeded said dataLoss ${dataLoss}`);
          open.onsuccess = () => {
            const db = open.result;
            const done = said => { db.close(); resolve(said); };
            db.onversionchange = () => db.close();
            const transaction = db.transaction('pages');
            const all = transaction.objectStore('pages').getAll();
            all.onsuccess = () => done(`${all.result.length} records read`);
            all.onerror = () => done(text(all.error));
            transaction.onabort = () => done(text(transaction.error));
          };
        })
        """;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    public override async Task InjectAsync(CancellationToken cancel)
    {
        await InPageAsync(Device, page => page.EvaluateAsync(Store), cancel);
        if (Aim != Site)
        {
            await InPageAsync(Aim.Device, page => page.EvaluateAsync(Store), cancel);
        }

        var table = await TableAsync(ProfileFiles.IndexedDb(Aim.Device, Aim.Device.NeedsProfile()), cancel);
        Do(() => Bytes.FlipOneBit(table));
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var said = await ReadAsync(cancel);
        return new Proof(said.StartsWith("UnknownError", StringComparison.Ordinal), $"reading a damaged block: {said}");
    }

    /// <summary>Reading it makes the browser wipe; what was lost stays lost.</summary>
    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        await ReadAsync(cancel);
        await InPageAsync(Device, page => page.EvaluateAsync(Store), cancel);
        var said = await ReadAsync(cancel);
        return new Proof(said is "100 records read", $"what was lost stays lost; stored anew: {said}");
    }

    /// <summary>LevelDB writes it by and by, behind the transaction.</summary>
    private async Task<string> TableAsync(string folder, CancellationToken cancel)
    {
        var since = World.Time.GetTimestamp();
        using var pace = new PeriodicTimer(Pace, World.Time);
        while (World.Time.GetElapsedTime(since) < World.Settings.ExpectTimeout)
        {
            if (Directory.EnumerateFiles(folder, "*.ldb").FirstOrDefault(Bytes.IsWholeTable) is { } table)
            {
                return table;
            }

            await pace.WaitForNextTickAsync(cancel);
        }

        throw new TimeoutException("LevelDB has written no table of the 5 MB that were stored.");
    }

    private async Task<string> ReadAsync(CancellationToken cancel)
    {
        var said = "";
        await InPageAsync(Device, async page => said = await page.EvaluateAsync<string>(Read), cancel);
        return said;
    }

    private async Task InPageAsync(LiveDevice device, Func<Microsoft.Playwright.IPage, Task> doAsync, CancellationToken cancel)
    {
        var page = await device.ProbePageAsync();
        await doAsync(page).WaitAsync(World.Settings.ExpectTimeout, cancel);
        await page.CloseAsync();
    }
}
