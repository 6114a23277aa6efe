namespace Maestro.Harness.Scenarios.Binding;

/// <summary>What a value is bound to: its name in problems, and the limits it must keep.</summary>
/// <param name="Name">In quotes where it is a key.</param>
/// <param name="Words">The only texts allowed; null: any.</param>
internal sealed record Slot(string Name, BetweenAttribute? Between = null, IReadOnlyCollection<string>? Words = null)
{
    public static Slot Of(string key, Member member, Catalog catalog) => new(
        Expected.Quote(key),
        member.Between,
        member.WordsOf is { } family ? [.. catalog.Family(family).Keys] : member.Words);
}
