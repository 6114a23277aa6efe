using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maestro.Harness.Worlds;

/// <summary>Tells whether two pieces of JSON mean the same, without showing what they hold: neither the order of members nor the way a number is written counts.</summary>
public static class Fingerprint
{
    /// <returns>SHA-256 in hex; null of nothing.</returns>
    public static string? Of(JsonNode? value) =>
        value is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(value))));

    private static string Canonical(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject members => $"{{{string.Join(',', members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{JsonSerializer.Serialize(member.Key)}:{Canonical(member.Value)}"))}}}",
        JsonArray elements => $"[{string.Join(',', elements.Select(Canonical))}]",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => JsonSerializer.Serialize(value.GetValue<string>()),
            JsonValueKind.Number => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
            _ => value.ToJsonString(),
        },
    };
}
