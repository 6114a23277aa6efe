namespace Maestro.Harness.Scenarios.Binding;

/// <summary>A mapping about to become a record.</summary>
/// <param name="Family">The family it was chosen from by one of its own keys; null for any other record.</param>
/// <param name="Called">The record in problems.</param>
/// <param name="Prefix">What stands before the mapping in an example, such as `with: `.</param>
internal sealed record Filling(Mapping Mapping, RecordShape Shape, Type? Family, string Called, string Prefix = "")
{
    public bool ByKeyword => Family is not null;

    /// <summary>Every key it may have.</summary>
    public IReadOnlyList<string> Keys { get; } =
    [
        .. Shape.Parameters.Select(parameter => Shape.KeyOf(parameter, Family is not null)),
        .. Shape.Properties.Select(property => property.Key),
        .. Family is not null && Shape.Parameters.Count == 0 ? [Shape.Keyword!] : Array.Empty<string>(),
    ];

    /// <summary>Null where nothing is required.</summary>
    public string? Example(Catalog catalog) => Examples.Of(Shape, ByKeyword, catalog) switch
    {
        Examples.Nothing => null,
        var example when Shape.Keyword is not null && Examples.Own(Shape.Type) is not null => Examples.AsRemedy(example, isStep: true),
        var example => Examples.AsRemedy(Prefix + example),
    };
}
