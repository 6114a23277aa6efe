using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios.Schema;

/// <summary>Schemas of values. Wherever no text is asked for, a reference to the matrix may stand: `${name}`.</summary>
internal static class Values
{
    public const string Text = "text";
    public const string Reference = "reference";
    public const string Duration = "duration";

    private const string ReferenceForm = @"\$\{[^{}]+\}";
    private const string DurationForm = @"^[0-9]+(\.[0-9]+)? ?(ms|s|min|h)$";
    private const string NameForm = "^[a-z][a-z0-9-]*$";

    /// <summary>Numbers and truth values are text where text is asked for, as the binder has it.</summary>
    public static Dictionary<string, JsonObject> Definitions => new()
    {
        [Text] = Only("string", "number", "boolean"),
        [Reference] = OrReference(),
        [Duration] = new() { ["type"] = "string", ["pattern"] = $"{DurationForm}|{ReferenceForm}" },
    };

    public static JsonObject Nothing => Only("null");

    /// <param name="types">As JSON Schema has it: `object`, `array`, `boolean`, `null`.</param>
    public static JsonObject Only(params string[] types) =>
        new() { ["type"] = types is [var one] ? one : new JsonArray([.. types]) };

    public static JsonObject OrReference(params string[] types)
    {
        var schema = Only([.. types, "string"]);
        schema["pattern"] = ReferenceForm;
        return schema;
    }

    public static JsonObject Number(string type, BetweenAttribute? between)
    {
        var schema = OrReference(type);
        if (between is not null)
        {
            schema["minimum"] = between.Least;
            schema["maximum"] = between.Most;
        }

        return schema;
    }

    /// <param name="words">Each with what it means, if anybody says.</param>
    public static JsonObject OneOf(IEnumerable<(string Word, string? Says)> words)
    {
        var all = words.ToList();
        JsonNode[] choices = all.Exists(each => each.Says is not null)
            ? [.. all.Select(each => Described(new() { ["const"] = each.Word }, each.Says))]
            : [new JsonObject { ["enum"] = new JsonArray([.. all.Select(each => (JsonNode)each.Word)]) }];
        return AnyOf([.. choices, Ref(Reference)]);
    }

    public static JsonObject ListOf(JsonObject element) =>
        AnyOf(element, new JsonObject { ["type"] = "array", ["items"] = element.DeepClone() });

    public static JsonObject Named(JsonObject each)
    {
        var schema = OrReference("object");
        schema["propertyNames"] = new JsonObject { ["pattern"] = NameForm };
        schema["additionalProperties"] = each;
        return schema;
    }

    public static JsonObject AnyOf(params JsonNode[] choices) => new() { ["anyOf"] = new JsonArray(choices) };

    public static JsonObject Ref(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    /// <summary>The schema with what it means in front.</summary>
    public static JsonObject Described(JsonObject schema, string? says)
    {
        if (says is not null)
        {
            schema.Insert(0, "description", says);
        }

        return schema;
    }
}
