using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;
using static Maestro.SyncStub.Tests.Abuse.Mutation;

namespace Maestro.SyncStub.Tests.Abuse;

/// <summary>What no encryption with AES-GCM produces, or not with this hash.</summary>
internal static class CiphertextMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("base64 that is none", 400, (message, random) => Replace(
            message,
            Fields(message, (name, _) => name is "encrypted_blob" or "iv"),
            random,
            field => NoBase64(Value(message, field)!.GetValue<string>(), random))),
        new("an IV of another length", 400, (message, random) => Replace(
            message,
            Fields(message, (name, _) => name is "iv"),
            random,
            _ => Convert.ToBase64String(Bytes(Pick(random, [1, 8, 11, 13, 16, 32]), random)))),
        new("a blob without room for a message", 400, (message, random) =>
            WithBlob(message, Bytes(random.Next(1, 17), random))),
        new("a hash of something else", 400, (message, random) => Replace(
            message,
            Fields(message, (name, _) => name is "content_hash"),
            random,
            field => OtherHash(Value(message, field)!.GetValue<string>(), message, random))),
        new("a blob with one bit changed", 400, (message, random) => Replace(
            message, Fields(message, (name, _) => name is "encrypted_blob"), random, _ => OneBit(message, random))),
        new("JSON instead of ciphertext", 400, (message, random) => WithBlob(message, Json(random))),
        new("printable text instead of ciphertext", 400, (message, random) => WithBlob(message, Text(random))),
        new("a message that was not encrypted, with a tag", 400, (message, random) =>
            WithBlob(message, [.. Bytes(random.Next(20), random), .. Json(random), .. Bytes(16, random)])),
    ];

    private static Message? WithBlob(Message message, byte[] blob) =>
        message.Body.ContainsKey("encrypted_blob") ? message.With(body => Messages.SetBlob(body, blob)) : null;

    private static string NoBase64(string base64, Random random) => random.Next(5) switch
    {
        0 => base64.Insert(random.Next(base64.Length), Pick(random, ["*", " ", "\n", "-", "é"])),
        1 => base64[..^1],
        2 => base64 + "=",
        3 => base64 + "A",
        _ => "=" + base64[1..],
    };

    private static string OtherHash(string hash, Message message, Random random)
    {
        var at = random.Next(hash.Length);
        return random.Next(4) switch
        {
            0 => hash[..at] + (hash[at] == '0' ? '1' : '0') + hash[(at + 1)..],
            1 => hash[..^1],
            2 => Convert.ToBase64String(Convert.FromHexString(hash)),
            _ => Convert.ToHexStringLower(SHA256.HashData(Utf8(message.Body["encrypted_blob"]!.GetValue<string>()))),
        };
    }

    private static string OneBit(Message message, Random random)
    {
        var blob = Convert.FromBase64String(message.Body["encrypted_blob"]!.GetValue<string>());
        blob[random.Next(blob.Length)] ^= (byte)(1 << random.Next(8));
        return Convert.ToBase64String(blob);
    }

    private static byte[] Json(Random random) => Utf8(new JsonObject
    {
        ["action"] = "invoice.pay",
        ["object"] = $"invoice-{random.Next()}",
        ["params"] = new JsonObject { ["to"] = Pick(random, ["Nordlicht", "Åse", "青空"]) },
    }.ToJsonString());

    private static byte[] Text(Random random) => random.Next(3) switch
    {
        0 => Utf8($"Pay invoice {random.Next()} to Nordlicht"),
        1 => Utf8($"Überweise Rechnung {random.Next()} — sofort, по счёту 青空"),
        _ => Utf8(Convert.ToBase64String(Bytes(random.Next(20, 200), random))),
    };

    private static byte[] Bytes(int count, Random random)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
