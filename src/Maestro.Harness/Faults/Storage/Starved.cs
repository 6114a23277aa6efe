using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Storage;

/// <summary>Another page holds one transaction over every store of a database and does not end it: whoever needs the database waits.</summary>
/// <param name="Database">Its name in the profile, such as `state`.</param>
[Keyword("storage.starved")]
[Harms(Harm.Damages)]
[Example("inject: storage.starved\n  with: { database: state }")]
public sealed record StarvedOptions([Description("The database's name in the profile")] string Database) : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Database, Database)];
}

/// <summary>
/// The transaction goes on reading, so that it does not end by itself. Receipt: a read of this database has not ended when twenty of
/// another database have.
/// </summary>
public sealed class Starved(FaultSite site, StarvedOptions options) : Fault<StarvedOptions>(site, options)
{
    private const string Hold = """
        name => new Promise((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const stores = [...opening.result.objectStoreNames];
            const held = opening.result.transaction(stores, 'readwrite').objectStore(stores[0]);
            const goOn = () => { held.count().onsuccess = goOn; resolve(); };
            goOn();
          };
        })
        """;

    private IPage? _holder;

    private string Database => World.Stage.Profile.Databases[Options.Database];

    public override bool EndsWithBrowser => true;

    public override async Task InjectAsync(CancellationToken cancel)
    {
        _holder = await Aim.Device.ProbePageAsync();
        await DoAsync(() => _holder.EvaluateAsync(Hold, Database)).WaitAsync(World.Settings.ExpectTimeout, cancel);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var (waits, said) = await StorageProbe.WaitsAsync(Device, Database, World.Settings.ExpectTimeout, cancel);
        return new Proof(waits, said);
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await DoAsync(() => _holder!.CloseAsync());
        var (ended, said) = await StorageProbe.EndsAsync(Device, Database, World.Settings.ExpectTimeout, cancel);
        return new Proof(ended, said);
    }
}
