using System.Text.Json.Nodes;

namespace Maestro.Harness.Expectations;

/// <summary>Whether JSON contains what is expected: every member named must be there with an equal value, a list must be equally long.</summary>
public static class JsonMatch
{
    public static bool Contains(JsonNode? seen, JsonNode? expected) => expected switch
    {
        JsonObject want => seen is JsonObject have && want.All(member => Contains(have[member.Key], member.Value)),
        JsonArray want => seen is JsonArray have && have.Count == want.Count && have.Zip(want).All(pair => Contains(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(seen, expected),
    };
}
