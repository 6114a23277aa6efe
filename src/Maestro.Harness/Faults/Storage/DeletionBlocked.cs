using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Storage;

/// <summary>A page of another program of the origin keeps one database open and gives way to no deletion or upgrade, until it is closed.</summary>
/// <param name="Database">Its name in the profile, such as `secrets`.</param>
[Keyword("storage.deletion-blocked")]
[Harms(Harm.Damages)]
[Example("inject: storage.deletion-blocked\n  with: { database: secrets }")]
[Trial(After = "- playbook: indexeddb-corruption\n  fails: blocked by another connection")]
public sealed record DeletionBlockedOptions([Description("The database's name in the profile")] string Database)
    : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Database, Database)];
}

/// <summary>Receipt: after somebody has asked for the deletion, the database opens for nobody: the deletion waits in front of them.</summary>
public sealed class DeletionBlocked(FaultSite site, DeletionBlockedOptions options) : Fault<DeletionBlockedOptions>(site, options)
{
    private const string Hold = """
        name => new Promise((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => { globalThis.held = opening.result; resolve(); };
          opening.onerror = () => reject(opening.error);
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

    /// <summary>A deletion that was asked for cannot be taken back, so the fault asks for none itself.</summary>
    public override bool TakesHoldLater => true;

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
