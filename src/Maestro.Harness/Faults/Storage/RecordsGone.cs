using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage;

/// <summary>Every record of one object store is gone, under the live page, which gets no sign of it.</summary>
/// <param name="Database">Its name in the profile, such as `state`.</param>
/// <param name="Store">The object store, by its name in the profile.</param>
[Keyword("storage.records-gone")]
[Harms(Harm.Damages)]
[Example("inject: storage.records-gone\n  with: { database: state, store: client }")]
public sealed record RecordsGoneOptions(
    [Description("The database's name in the profile")] string Database,
    [Description("The object store's name in the profile")] string Store) : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Database, Database), new(NameOf.Store, Store)];
}

/// <summary>Another page of the origin clears the store.</summary>
public sealed class RecordsGone(FaultSite site, RecordsGoneOptions options) : Loss<RecordsGoneOptions>(site, options)
{
    private const string Clear = """
        async ([name, store]) => {
          const db = await open(name);
          const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
          transaction.objectStore(store).clear();
          await ended(transaction);
          db.close();
        }
        """;

    protected override IReadOnlyList<string> Databases => [Options.Database];

    protected override string Store => StoreOf(Options.Store).Store;

    protected override Task LoseAsync(CancellationToken cancel) =>
        ActAsync(Clear, new object[] { DatabaseOf(Options.Database), Store }, cancel);
}
