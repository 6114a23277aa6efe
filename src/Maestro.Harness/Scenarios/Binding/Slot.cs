namespace Maestro.Harness.Scenarios.Binding;

/// <summary>What a value is bound to: its name in problems, and the limits it must keep.</summary>
/// <param name="Name">In quotes where it is a key.</param>
/// <param name="Words">The only texts allowed; null: any.</param>
/// <param name="Optional">Its key can be left out.</param>
/// <param name="Verb">`holds` for the elements of a list.</param>
/// <param name="Example">The record in use, as a remedy for a value of another shape.</param>
internal sealed record Slot(
    string Name,
    BetweenAttribute? Between = null,
    IReadOnlyCollection<string>? Words = null,
    bool Optional = false,
    string Verb = "is",
    string? Example = null)
{
    public static Slot Of(string key, Member member, Filling filling, Catalog catalog) => new(
        Expected.Quote(key),
        member.Between,
        member.WordsOf is { } family ? WordsOf(catalog, family, member.WithGroups) : member.Words,
        !member.Required,
        Example: filling.Shape.Keyword is null ? null : filling.Example(catalog));

    private static IReadOnlyCollection<string> WordsOf(Catalog catalog, Type family, bool withGroups)
    {
        var keywords = catalog.Family(family).Keys;
        return withGroups ? [.. keywords, .. keywords.Select(keyword => keyword.Split('.')[0]).Distinct()] : [.. keywords];
    }
}
