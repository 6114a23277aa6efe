using System.Reflection;
using System.Text.Json.Nodes;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>YAML that shows a record in use: its own example, or one made from its required keys.</summary>
internal static class Examples
{
    /// <summary>The example of a record that requires nothing.</summary>
    public const string Nothing = "{}";

    /// <summary>The example of a family, or of its first keyword; null for a family without any.</summary>
    public static string? First(Type family, Catalog catalog) =>
        Own(family) ?? (catalog.Family(family).Values.FirstOrDefault() is { } first
            ? Of(RecordShape.Of(first), byKeyword: true, catalog)
            : null);

    /// <summary>What the record itself gives; null for one that gives none.</summary>
    public static string? Own(Type type) => type.GetCustomAttribute<ExampleAttribute>()?.Yaml;

    /// <summary>`Example: …` as a remedy; several lines are indented below it, those of a step as they stand in its list.</summary>
    public static string AsRemedy(string example, bool isStep = false) => example.Contains('\n', StringComparison.Ordinal)
        ? "Example:\n      " + (isStep ? "- " : "") + example.ReplaceLineEndings("\n      ")
        : "Example: " + example;

    /// <param name="byKeyword">The record is chosen by its keyword as a key, which gives its first parameter.</param>
    public static string Of(RecordShape shape, bool byKeyword, Catalog catalog)
    {
        if (Own(shape.Type) is { } given)
        {
            return given;
        }

        var keys = shape.Parameters
            .Where((parameter, index) => parameter.Required || (byKeyword && index == 0))
            .Select(parameter => $"{shape.KeyOf(parameter, byKeyword)}: {Value(parameter.Type, parameter, catalog)}")
            .ToList();
        return keys.Count == 1 && byKeyword ? keys[0] : Flow(keys);
    }

    private static string Flow(List<string> keys) => keys.Count == 0 ? Nothing : $"{{ {string.Join(", ", keys)} }}";

    private static string Value(Type type, Member member, Catalog catalog) => type switch
    {
        _ when member.Words is { } words => words[0],
        _ when member.WordsOf is { } family => catalog.Family(family).Keys.FirstOrDefault("<name>"),
        { IsEnum: true } => Names.Values(type).Keys.First(),
        _ when type == typeof(string) => "<text>",
        _ when type == typeof(bool) => "true",
        _ when type == typeof(int) || type == typeof(long) => $"{member.Between?.Least ?? 1}",
        _ when type == typeof(double) => $"{member.Between?.Least ?? 0.5}",
        _ when type == typeof(TimeSpan) => "3 s",
        _ when type == typeof(JsonNode) => "<value>",
        _ when Shapes.ElementOf(type) is { } element => $"[{Value(element, member, catalog)}]",
        _ when Shapes.ValueOf(type) is { } value => $"{{ <name>: {Value(value, member, catalog)} }}",
        { IsAbstract: true } => First(type, catalog) is { } example ? Braced(example) : Nothing,
        _ => Nothing,
    };

    private static string Braced(string example) => example.StartsWith('{') ? example : $"{{ {example} }}";
}
