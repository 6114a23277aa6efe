using System.Text.Json;

namespace Maestro.Harness.Worlds;

/// <summary>What a browser says about a value (Runtime.RemoteObject of its protocol), as a console shows it.</summary>
internal static class ConsoleText
{
    /// <summary>Whether its content says more than its name: a plain object, a list, a request to IndexedDB.</summary>
    public static bool IsData(JsonElement value) =>
        Text(value, "type") is "object" && Text(value, "subtype") is null or "array"
        && Text(value, "className") is "Object" or "Array" or "IDBOpenDBRequest" or "IDBRequest" or "StorageEstimate";

    /// <summary>The id of the promise that a line came to; null where it came to something else.</summary>
    public static string? PromiseIn(JsonElement answer) =>
        answer.TryGetProperty("result", out var result) && Text(result, "subtype") is "promise" ? Text(result, "objectId") : null;

    public static string Of(JsonElement value) => (Text(value, "type"), Text(value, "subtype")) switch
    {
        ("undefined", _) => "undefined",
        (_, "null") => "null",
        ("string", _) => $"'{Text(value, "value")}'",
        ("number", _) or ("bigint", _) => Text(value, "unserializableValue") ?? Text(value, "description") ?? "NaN",
        ("boolean", _) => value.GetProperty("value").GetBoolean() ? "true" : "false",
        _ => Text(value, "description") ?? Text(value, "type") ?? "",
    };

    /// <summary>The error with its message, and what was thrown where it is none.</summary>
    public static string OfError(JsonElement thrown)
    {
        var said = Text(thrown, "text") ?? "Uncaught";
        return thrown.TryGetProperty("exception", out var exception) ? $"{said} {Of(exception).Split("\n    at ")[0]}" : said;
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String ? member.GetString() : null;
}
