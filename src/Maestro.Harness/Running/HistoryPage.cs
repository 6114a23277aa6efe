using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.Scenarios.Schema;

namespace Maestro.Harness.Running;

/// <summary>The tables of events in docs/history.md, made of the types of the events and what their source says.</summary>
public static class HistoryPage
{
    /// <summary>Relative to the project's root.</summary>
    public const string FileName = "docs/history.md";

    private const string Begin = "<!-- Written by ./maestro schema, from here … -->\n";
    private const string End = "<!-- … to here. -->\n";

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The page with its tables as they must be.</summary>
    /// <param name="page">Its text; what is between the two marks is replaced.</param>
    /// <exception cref="InputException">It lacks a mark.</exception>
    public static string Written(string page)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return begin >= 0 && end > begin
            ? page[..(begin + Begin.Length)] + Tables() + page[end..]
            : throw new InputException([new InputProblem(
                $"The page lacks the marks between which its tables are written: {Begin.Trim()} {End.Trim()}", File: FileName)]);
    }

    /// <summary>The members of an event that are in the journal: its own, without the envelope's, or the envelope's.</summary>
    public static IEnumerable<PropertyInfo> Members(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(member => member.CanWrite);

    private static string Tables()
    {
        var text = new StringBuilder("\n### Every event\n\n");
        text.Append("| field | is | |\n| --- | --- | --- |\n| `event` | text | The kind. |\n");
        Rows(text, typeof(HistoryEvent));
        foreach (var (kind, type) in HistoryJson.Kinds.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            text.Append($"\n### {kind}\n\n{Summaries.Of(type)}\n");
            if (Members(type).Any())
            {
                text.Append("\n| field | is | |\n| --- | --- | --- |\n");
                Rows(text, type);
            }
        }

        return text.Append('\n').ToString();
    }

    private static void Rows(StringBuilder text, Type type)
    {
        foreach (var member in Members(type))
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);
            var says = Summaries.Of(member)?.Replace("|", @"\|");
            text.Append($"| `{name}` | {Shape(member.PropertyType)}{(IsAbsentAtTimes(member) ? ", or absent" : "")} | {says} |\n");
        }
    }

    private static bool IsAbsentAtTimes(PropertyInfo member) => Nullability.Create(member).ReadState is NullabilityState.Nullable;

    private static string Shape(Type declared) => (Nullable.GetUnderlyingType(declared) ?? declared) switch
    {
        var type when type == typeof(string) => "text",
        var type when type == typeof(int) || type == typeof(long) => "whole number",
        var type when type == typeof(double) => "number",
        var type when type == typeof(bool) => "true or false",
        var type when type == typeof(DateTimeOffset) => "time of day",
        { IsEnum: true } type => string.Join(", ", Enum.GetNames(type).Select(name => $"`{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}`")),
        var type when type == typeof(JsonObject) => "JSON object",
        var type when type.IsAssignableTo(typeof(JsonNode)) => "JSON",
        { IsGenericType: true } type when type.GetGenericArguments() is [var element] => $"list of {Shape(element)}",
        { IsGenericType: true } type when type.GetGenericArguments() is [_, var value] => $"object, each value {Shape(value)}",
        var type => string.Join(", ", Members(type).Select(member => $"`{JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name)}`")),
    };
}
