using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Abuse;

/// <summary>One way to spoil an accepted message, and the status that must refuse the result.</summary>
/// <param name="Apply">A spoilt copy; null where the message has nothing to spoil in this way.</param>
internal sealed record Mutation(string Name, int Status, Func<Message, Random, Message?> Apply)
{
    /// <summary>The fields of a body for which the filter holds; those of its counters as <c>counters.x</c>.</summary>
    public static List<string> Fields(Message message, Func<string, JsonNode?, bool> filter) =>
    [
        .. message.Body.Where(field => filter(field.Key, field.Value)).Select(field => field.Key),
        .. (message.Body["counters"]?.AsObject() ?? [])
            .Where(field => filter(field.Key, field.Value)).Select(field => "counters." + field.Key),
    ];

    /// <summary>A copy with one of the fields replaced; null if there is none to choose from.</summary>
    public static Message? Replace(Message message, List<string> fields, Random random, Func<string, JsonNode?> value)
    {
        if (fields.Count == 0)
        {
            return null;
        }

        var field = Pick(random, fields);
        return message.With(body => Owner(body, field)[field.Split('.')[^1]] = value(field));
    }

    /// <summary>A copy with one of the required fields removed.</summary>
    public static Message Remove(Message message, List<string> fields, Random random)
    {
        var field = Pick(random, fields);
        return message.With(body => Owner(body, field).Remove(field.Split('.')[^1]));
    }

    public static JsonNode? Value(Message message, string field) =>
        Owner(message.Body, field)[field.Split('.')[^1]];

    public static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;

    public static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number;

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>A word that differs in one place.</summary>
    public static string Spoil(string word, Random random) => random.Next(5) switch
    {
        0 => word + ' ',
        1 => ' ' + word,
        2 => word.ToUpperInvariant(),
        3 => word[..^1],
        _ => word.Insert(random.Next(word.Length + 1), ((char)random.Next('a', 'z' + 1)).ToString()),
    };

    private static JsonObject Owner(JsonObject body, string field) =>
        field.StartsWith("counters.", StringComparison.Ordinal) ? body["counters"]!.AsObject() : body;
}
