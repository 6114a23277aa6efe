using System.Text.Json.Nodes;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>The words of problems: what stands there, and what was expected.</summary>
internal static class Expected
{
    private const int LongestQuote = 60;
    private const int LongestName = 200;

    /// <summary>What a value of a type looks like, as the end of a sentence.</summary>
    public static string Of(Type type, Slot slot, Catalog catalog)
    {
        if (slot.Words is { } words)
        {
            return Nearest.Listed(words);
        }

        var between = slot.Between is { } limits ? $" {limits.Words}" : "";
        return type switch
        {
            { IsEnum: true } => Nearest.Listed([.. Names.Values(type).Keys]),
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => "`true` or `false`",
            _ when type == typeof(int) || type == typeof(long) => "a whole number" + between,
            _ when type == typeof(double) => "a number" + between,
            _ when type == typeof(TimeSpan) => Duration.Expected + between,
            _ when type == typeof(DateOnly) => "a day such as `2026-12-31`",
            _ when type == typeof(JsonNode) => "a value",
            _ when type == typeof(JsonArray) => "a list",
            _ when Shapes.ListOf(type) is { } list => $"text, or a list, each {Of(Shapes.ElementOf(list)!, slot, catalog)}",
            _ when Shapes.ElementOf(type) is { } element => $"{Of(element, slot, catalog)}, or a list of such",
            _ when Shapes.ValueOf(type) is { } value => $"names, each with {Of(value, slot, catalog)}",
            { IsAbstract: true } => A(Names.InWords(type)) + SuchAs(Examples.First(type, catalog)),
            _ => "keys with values" + (RecordShape.Of(type).Keyword is null ? SuchAs(Examples.Own(type)) : ""),
        };
    }

    private static string SuchAs(string? example) => example is null ? "" : $" such as `{example.Split('\n')[0]}`";

    /// <summary>What stands there, as the subject or the object of a sentence.</summary>
    public static string Standing(Node node) => node switch
    {
        Scalar { Plain: true, Text: "" } => "nothing",
        Scalar { Plain: false } scalar => $"the text {Quote(scalar.Text, '"')}",
        Scalar scalar => Quote(scalar.Text),
        Sequence => "a list",
        _ => "a mapping",
    };

    /// <summary>Short and on one line, whatever stands in the file.</summary>
    public static string Quote(string text, char with = '`', int longest = LongestQuote)
    {
        var cut = text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest - 1), "…");
        return $"{with}{string.Concat(cut.Select(c => char.IsControl(c) ? '·' : c))}{with}";
    }

    /// <summary>`a`, `b` or `c`: words of ours, paths, and names that somebody gave.</summary>
    public static string Either(IEnumerable<string> words) => Or([.. words.Select(word => Quote(word, longest: LongestName))]);

    /// <summary>The last one joined by `or`.</summary>
    public static string Or(IReadOnlyList<string> quoted) =>
        quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted.SkipLast(1))} or {quoted[^1]}";

    /// <summary>With `a` or `an` before it.</summary>
    public static string A(string noun) => ("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;
}
