using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios.Schema;

/// <summary>Names that no record of the catalog carries, and the keys where they stand.</summary>
/// <param name="Name">What one of them is: `claim`.</param>
/// <param name="Keys">In YAML: `claims`, `proves`.</param>
/// <param name="Words">Each with what it means, if anybody says.</param>
public sealed record Vocabulary(string Name, IReadOnlyList<string> Keys, IEnumerable<(string Word, string? Says)> Words);

/// <summary>
/// The JSON Schema (draft 2020-12) of scenario files, for completion in editors: what the binder checks, as far as a schema can
/// say it. From the same records, so there is nothing to maintain.
/// </summary>
/// <param name="root">The record that a file is bound to.</param>
/// <param name="catalog">Every word that a scenario may use.</param>
/// <param name="vocabularies">The names beside them.</param>
public sealed class ScenarioSchema(Type root, Catalog catalog, IReadOnlyList<Vocabulary> vocabularies)
{
    /// <summary>Beside the scenarios.</summary>
    public const string FileName = "scenario.schema.json";

    private readonly SortedDictionary<string, JsonObject> definitions = new(Values.Definitions, StringComparer.Ordinal);

    /// <summary>The file's content: sorted by ordinal, with LF.</summary>
    public string Text()
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["description"] = Says(root) };
        foreach (var (key, value) in Record(root, byKeyword: false))
        {
            schema[key] = value?.DeepClone();
        }

        schema["$defs"] = new JsonObject(definitions.Select(each => KeyValuePair.Create<string, JsonNode?>(each.Key, each.Value)));
        return SchemaText.Of(schema);
    }

    /// <param name="byKeyword">It is chosen from its family by its keyword.</param>
    private JsonObject Record(Type type, bool byKeyword)
    {
        var shape = RecordShape.Of(type);
        var properties = new JsonObject();
        var required = new JsonArray();
        var choices = new List<JsonNode>();
        if (byKeyword && shape.Parameters.Count == 0)
        {
            properties[shape.Keyword!] = Values.Described(Values.Nothing, Says(type));
            required.Add(shape.Keyword!);
        }

        foreach (var member in shape.Parameters.Concat(shape.Properties))
        {
            var key = shape.KeyOf(member, byKeyword);
            var isKeyword = byKeyword && key == shape.Keyword;
            properties[key] = isKeyword ? Keyword(key, member, type) : Property(key, member);
            if (isKeyword || (member.Required && member.ChosenBy is null))
            {
                required.Add(key);
            }

            choices.AddRange(member.ChosenBy is { } chooser ? catalog.Family(member.Type).Select(each => Choice(chooser, key, each.Value)) : []);
        }

        var schema = byKeyword ? Values.Only("object")
            : required.Count > 0 ? Values.OrReference("object")
            : Values.OrReference("object", "null");
        schema["properties"] = properties;
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        schema["additionalProperties"] = false;
        if (choices.Count > 0)
        {
            schema["allOf"] = new JsonArray([.. choices]);
        }

        return schema;
    }

    /// <summary>An editor explains a step where its keyword stands.</summary>
    private JsonObject Keyword(string key, Member member, Type type)
    {
        var schema = Value(key, member.Type, member);
        return Values.Described(member.Required ? schema : Values.AnyOf(schema, Values.Nothing), Says(type, member.Description));
    }

    private JsonObject Property(string key, Member member)
    {
        var schema = member.ChosenBy is null ? Value(key, member.Type, member) : [];
        if (member is { Required: false, Default: { } given })
        {
            schema["default"] = given is Enum ? Names.Values(member.Type).First(each => each.Value.Equals(given)).Key : JsonSerializer.SerializeToNode(given);
        }

        var limits = member.Type == typeof(TimeSpan) ? member.Between?.Words : null;
        return Values.Described(schema, limits is null ? member.Description : $"{member.Description}; {limits}");
    }

    /// <summary>Options that fit one value of the key that chooses them.</summary>
    private JsonObject Choice(string chooser, string key, Type options)
    {
        var shape = RecordShape.Of(options);
        var then = new JsonObject { ["properties"] = new JsonObject { [key] = Definition(options, byKeyword: false) } };
        if (shape.Parameters.Any(each => each.Required))
        {
            then["required"] = new JsonArray(key);
        }

        return new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { [chooser] = new JsonObject { ["const"] = shape.Keyword } } },
            ["then"] = then,
        };
    }

    private JsonObject Value(string key, Type type, Member member) => type switch
    {
        _ when Shapes.ElementOf(type) is { } element => Values.ListOf(Value(key, element, member)),
        _ when Shapes.ValueOf(type) is { } each => Values.Named(Value(key, each, member)),
        _ when member.Words is { } words => Values.OneOf(words.Select(word => (word, (string?)null))),
        _ when member.WordsOf is { } family => Defined(
            Names.Kebab(family.Name) + ".name", () => Values.OneOf(catalog.Family(family).Select(each => (each.Key, Says(each.Value))))),
        _ when vocabularies.FirstOrDefault(each => each.Keys.Contains(key)) is { } vocabulary =>
            Defined(vocabulary.Name, () => Values.OneOf(vocabulary.Words)),
        { IsEnum: true } => Values.OneOf(Names.Values(type).Keys.Select(word => (word, (string?)null))),
        _ when type == typeof(string) => Values.Ref(Values.Text),
        _ when type == typeof(bool) => Values.OrReference("boolean"),
        _ when type == typeof(int) || type == typeof(long) => Values.Number("integer", member.Between),
        _ when type == typeof(double) => Values.Number("number", member.Between),
        _ when type == typeof(TimeSpan) => Values.Ref(Values.Duration),
        _ when type == typeof(JsonObject) => Values.OrReference("object"),
        _ when type == typeof(JsonArray) => Values.OrReference("array"),
        _ when type == typeof(JsonNode) => [],
        { IsAbstract: true } => Defined(Names.Kebab(type.Name), () => Family(type)),
        _ => Definition(type, byKeyword: false),
    };

    private JsonObject Family(Type family) => Values.AnyOf(
        [.. catalog.Family(family).Values.Select(type => Definition(type, byKeyword: true)), Values.Ref(Values.Reference)]);

    private JsonObject Definition(Type type, bool byKeyword)
    {
        var family = type.BaseType is { IsAbstract: true } named ? Names.Kebab(named.Name) + "." : "";
        var name = family + (RecordShape.Of(type).Keyword ?? Names.Kebab(type.Name));
        return Defined(name, () => Record(type, byKeyword));
    }

    private JsonObject Defined(string name, Func<JsonObject> make)
    {
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = []; // before it is made: a step can hold steps
            definitions[name] = make();
        }

        return Values.Ref(name);
    }

    private static string? Says(Type type, string? value = null)
    {
        var summary = type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? Summaries.Of(type);
        var example = type.IsDefined(typeof(KeywordAttribute)) ? Examples.Own(type) : null;
        string[] parts = [summary ?? "", value is null ? "" : $"Its value: {value}.", example is null ? "" : $"Example:\n- {example}"];
        return string.Join("\n\n", parts.Where(part => part.Length > 0)) is { Length: > 0 } said ? said : null;
    }
}
