using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// No IV is used twice under one key: with AES-GCM two texts under the same IV give each other away. The same item may be sent again. What
/// is no IV of 96 bits is not the client's encryption, and is left to the service to refuse.
/// </summary>
public sealed class NoIvTwice : IGuarantee
{
    /// <summary>12 bytes in base64.</summary>
    private const int Length = 16;

    public string Name => "no-iv-twice";

    public string Says => "no IV is used for two texts under one key";

    public IReadOnlyList<string> Claims { get; } = ["OVR-2"];

    public Judgement Judge(ScenarioHistory history)
    {
        var seen = 0;
        var used = new Dictionary<(string Key, string Iv), (string Content, HistoryEvent First)>();
        var told = new HashSet<(string Key, string Iv)>();
        var breaches = new List<Breach>();
        foreach (var happened in history.Events)
        {
            if (EnvelopeIn(happened) is not { Iv.Length: Length } envelope || !Base64.IsValid(envelope.Iv))
            {
                continue;
            }

            seen++;
            var use = (envelope.KeyId, envelope.Iv);
            if (!used.TryAdd(use, (envelope.ContentHash, happened)) && used[use].Content != envelope.ContentHash && told.Add(use))
            {
                breaches.Add(new Breach($"the IV {use.Iv} encrypts two texts under the key {use.KeyId}", [used[use].First, happened]));
            }
        }

        return new Judgement(seen, breaches);
    }

    private static Envelope? EnvelopeIn(HistoryEvent happened) => happened switch
    {
        RequestArrived request => request.Envelope,
        ServerRow { Row: var row } when (Text(row["key_id"]), Text(row["iv"]), Text(row["content_hash"])) is ({ } key, { } iv, { } hash)
            => new Envelope(key, iv, hash),
        _ => null,
    };

    private static string? Text(JsonNode? value) => value?.GetValueKind() is JsonValueKind.String ? (string?)value : null;
}
