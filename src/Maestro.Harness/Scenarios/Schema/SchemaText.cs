using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maestro.Harness.Scenarios.Schema;

/// <summary>JSON laid out for diffs and merges: whatever fits on a line stands on one, by itself.</summary>
internal static class SchemaText
{
    private const int Width = 140;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>With LF, the last line too.</summary>
    public static string Of(JsonObject schema) => Laid(schema, "") + "\n";

    private static string Laid(JsonNode? node, string indent)
    {
        var flat = Flat(node);
        return (node, indent.Length + flat.Length <= Width) switch
        {
            (JsonObject named, false) => Block('{', '}', named.Select(each => Key(each.Key) + Laid(each.Value, indent + "  ")), indent),
            (JsonArray list, false) => Block('[', ']', list.Select(each => Laid(each, indent + "  ")), indent),
            _ => flat,
        };
    }

    private static string Block(char open, char close, IEnumerable<string> items, string indent) =>
        $"{open}\n{string.Join(",\n", items.Select(item => $"{indent}  {item}"))}\n{indent}{close}";

    private static string Flat(JsonNode? node) => node switch
    {
        JsonObject { Count: 0 } => "{}",
        JsonObject named => $"{{ {string.Join(", ", named.Select(each => Key(each.Key) + Flat(each.Value)))} }}",
        JsonArray list => $"[{string.Join(", ", list.Select(Flat))}]",
        _ => node?.ToJsonString(Readable) ?? "null",
    };

    private static string Key(string name) => $"{JsonSerializer.Serialize(name, Readable)}: ";
}
