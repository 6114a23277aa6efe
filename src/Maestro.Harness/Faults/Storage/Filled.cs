using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage;

/// <summary>
/// Data of the site itself use up what is left of the origin's quota, in mid-run, until they are deleted. Needs a device with a `quota`.
/// </summary>
[Keyword("storage.filled")]
[Harms(Harm.Damages)]
[Example("inject: storage.filled")]
[Trial(Device = "{ quota: 4 }")]
public sealed record FilledOptions : FaultOptions;

/// <summary>
/// Fills a database of its own with ever smaller records until none is taken any more, and goes on so. Receipt: a further write into that database is
/// refused; one into a database made for it would give room back when that is deleted. Healing deletes the filled one.
/// </summary>
public sealed class Filled(FaultSite site, FilledOptions options) : OriginFault<FilledOptions>(site, options)
{
    private const string Name = "filler";

    // Random texts, since what repeats may be compressed. The browser corrects its account of what is used again and again, so
    // whatever it gives back is filled as well, until the fault is healed.
    private const string Fill = """
        async name => {
          const making = indexedDB.open(name);
          making.onupgradeneeded = () => making.result.createObjectStore('filler', { autoIncrement: true });
          const db = await settled(making);
          db.onversionchange = () => { globalThis.healed = true; db.close(); };
          const noise = Array.from(crypto.getRandomValues(new Uint8Array(65536)), byte => String.fromCharCode(33 + byte % 90)).join('').repeat(4);
          const takes = async size => {
            const transaction = db.transaction('filler', 'readwrite', { durability: 'strict' });
            transaction.objectStore('filler').add(noise.slice(0, size));
            return ended(transaction).then(() => true, () => false);
          };
          const fill = async () => {
            for (const size of [262144, 32768, 4096, 512, 64]) while (!globalThis.healed && await takes(size));
          };
          await fill();
          const goOn = () => fill().then(() => globalThis.healed || setTimeout(goOn, 20), () => undefined);
          goOn();
        }
        """;

    // One record more; the quota is that of the whole origin.
    private const string Overfill = """
        async name => {
          const db = await open(name);
          if (!db) return 'nothing was filled';
          const transaction = db.transaction('filler', 'readwrite', { durability: 'strict' });
          transaction.objectStore('filler').add('x'.repeat(10000));
          const said = await ended(transaction).then(() => 'written', error => `${error?.name}: ${error?.message}`);
          db.close();
          return said;
        }
        """;

    public override Task InjectAsync(CancellationToken cancel) => Device.Quota is null
        ? throw new InvalidOperationException($"the device {Device.Name} has no quota to be filled: give it `quota` under `devices`")
        : ActAsync(Fill, Name, cancel);

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var said = await LookAsync<string>(Overfill, Name, cancel);
        return new Proof(said.StartsWith("QuotaExceededError", StringComparison.Ordinal), $"a write of 10,000 bytes: {said}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await ActAsync("name => remove(name)", Name, cancel);
        var page = await Device.ProbePageAsync();
        var said = await StorageProbe.WriteAsync(page).WaitAsync(World.Settings.ExpectTimeout, cancel);
        await page.CloseAsync();
        return new Proof(said is "written", $"a write of 10,000 bytes: {said}");
    }
}
