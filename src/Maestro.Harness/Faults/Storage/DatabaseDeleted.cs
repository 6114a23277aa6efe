using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage;

/// <summary>One database of the origin is deleted under the live page. A load makes a new one.</summary>
/// <param name="Database">Its name in the profile, such as `secrets`.</param>
[Keyword("storage.database-deleted")]
[Harms(Harm.Damages)]
[Example("inject: storage.database-deleted\n  with: { database: secrets }")]
public sealed record DatabaseDeletedOptions([Description("The database's name in the profile")] string Database)
    : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Database, Database)];
}

/// <summary>Another page of the origin deletes it.</summary>
public sealed class DatabaseDeleted(FaultSite site, DatabaseDeletedOptions options) : Loss<DatabaseDeletedOptions>(site, options)
{
    protected override IReadOnlyList<string> Databases => [Options.Database];

    protected override Task LoseAsync(CancellationToken cancel) => ActAsync("name => remove(name)", DatabaseOf(Options.Database), cancel);
}
