using System.ComponentModel;

namespace Maestro.Harness.Targets;

/// <summary>An object store of one of the client's databases, under the name by which scenarios know it.</summary>
/// <param name="Fields">The client's own names of the fields that scenarios name; one that is not here is called the same.</param>
public sealed record StoreOf(
    [Description("The database, by its name under `databases`")] string Database,
    [Description("The object store's own name in it")] string Store,
    [Description("Fields that scenarios name, with the client's own names for them")] IReadOnlyDictionary<string, string>? Fields = null)
{
    public Scenarios.Place Place { get; init; }

    /// <summary>The client's own name of a field.</summary>
    public string Own(string field) => Fields?.GetValueOrDefault(field) ?? field;
}
