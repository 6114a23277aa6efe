using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Storage;

/// <summary>Something raised the version of one database: the client's own version no longer opens it.</summary>
/// <param name="Database">Its name in the profile, such as `secrets`.</param>
/// <param name="To">The version it is raised to.</param>
[Keyword("storage.version-raised")]
[Harms(Harm.Damages)]
[Example("inject: storage.version-raised\n  with: { database: secrets }")]
public sealed record VersionRaisedOptions(
    [Description("The database's name in the profile")] string Database,
    [Description("The version it is raised to")] [Between(2, 1000)] int To = 7) : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Database, Database)];
}

/// <summary>Receipt: `indexedDB.databases()` shows a version above the client's. Deleting the database heals it.</summary>
public sealed class VersionRaised(FaultSite site, VersionRaisedOptions options) : Fault<VersionRaisedOptions>(site, options)
{
    private const string Raise = """
        ([name, version]) => new Promise((resolve, reject) => {
          const open = indexedDB.open(name, version);
          open.onsuccess = () => { open.result.close(); resolve(); };
          open.onerror = () => reject(open.error);
        })
        """;

    private const string Version =
        "async name => (await indexedDB.databases()).find(database => database.name === name)?.version ?? 0";

    private const string Delete = """
        name => new Promise((resolve, reject) => {
          const deletion = indexedDB.deleteDatabase(name);
          deletion.onsuccess = () => resolve();
          deletion.onerror = () => reject(deletion.error);
        })
        """;

    private IPage? _page;
    private IPage? _aimed;
    private int _before;

    private string Database => World.Stage.Profile.Databases[Options.Database];

    public override async Task InjectAsync(CancellationToken cancel)
    {
        _page = await Device.ProbePageAsync();
        _aimed = Aim == Site ? _page : await Aim.Device.ProbePageAsync();
        _before = await VersionAsync();
        await DoAsync(() => _aimed.EvaluateAsync(Raise, new object[] { Database, Options.To })).WaitAsync(World.Settings.ExpectTimeout, cancel);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var version = await VersionAsync();
        return new Proof(version == Options.To && version > _before, $"{Database} had version {_before} and has version {version}");
    }

    /// <summary>A playbook may have deleted it; if not, it is deleted here.</summary>
    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        if (await VersionAsync() == Options.To)
        {
            await DoAsync(() => _aimed!.EvaluateAsync(Delete, Database)).WaitAsync(World.Settings.ExpectTimeout, cancel);
        }

        var version = await VersionAsync();
        return new Proof(version < Options.To, $"{Database} has version {version}");
    }

    private Task<int> VersionAsync() => _page!.EvaluateAsync<int>(Version, Database);
}
