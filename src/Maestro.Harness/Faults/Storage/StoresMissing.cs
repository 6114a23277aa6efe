using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage;

/// <summary>One database has its version and no object store, as an upgrade that was cut off can leave it.</summary>
/// <param name="Database">Its name in the profile, such as `secrets`.</param>
[Keyword("storage.stores-missing")]
[Harms(Harm.Damages)]
[Example("inject: storage.stores-missing\n  with: { database: secrets }")]
public sealed record StoresMissingOptions([Description("The database's name in the profile")] string Database)
    : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Database, Database)];
}

/// <summary>Receipt: the database opens, at the version it had, and has no store. Deleting it heals it.</summary>
public sealed class StoresMissing(FaultSite site, StoresMissingOptions options) : OriginFault<StoresMissingOptions>(site, options)
{
    // Both requests stand in the queue before a live page can ask for the database again.
    private const string Empty = """
        async ([name, version]) => {
          const deletion = remove(name);
          const empty = settled(indexedDB.open(name, version));
          await deletion;
          (await empty).close();
        }
        """;

    private const string Look = """
        async name => {
          const db = await open(name);
          const seen = [db?.version ?? 0, db?.objectStoreNames.length ?? 0];
          db?.close();
          return seen;
        }
        """;

    private int _version;

    private string Database => DatabaseOf(Options.Database);

    public override async Task InjectAsync(CancellationToken cancel)
    {
        _version = Math.Max((await SeeAsync(cancel)).Version, 1);
        await ActAsync(Empty, new object[] { Database, _version }, cancel);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var (version, stores) = await SeeAsync(cancel);
        return new Proof(version == _version && stores == 0, $"{Database} has version {version} and {stores} object stores");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        if (await SeeAsync(cancel) is { Version: > 0, Stores: 0 })
        {
            await ActAsync("name => remove(name)", Database, cancel);
        }

        var (version, stores) = await SeeAsync(cancel);
        return new Proof(version == 0 || stores > 0, $"{Database} has version {version} and {stores} object stores");
    }

    private async Task<(int Version, int Stores)> SeeAsync(CancellationToken cancel)
    {
        var seen = await LookAsync<int[]>(Look, Database, cancel);
        return (seen[0], seen[1]);
    }
}
