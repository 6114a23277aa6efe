using System.Text.Json;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>What bodies say of the ciphertext in them (docs/contract.md §6).</summary>
internal static class Envelopes
{
    /// <summary>Null for a body that is no JSON object, or carries no ciphertext.</summary>
    public static Envelope? In(byte[] body)
    {
        if (body is not [(byte)'{', ..])
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            string? Text(string name) => document.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
                ? value.GetString()
                : null;
            return (Text("key_id"), Text("iv"), Text("content_hash")) is ({ } key, { } iv, { } hash) ? new Envelope(key, iv, hash) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
