using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Maestro.SyncStub.Tests.Support;

/// <summary>Messages that the service accepts, with ids and ciphertext of their own each.</summary>
internal sealed class Messages(Random random)
{
    public const string Tenant = "tenant-123";
    public const string ItemHeader = "x-maestro-idempotency-key";
    public const string ClaimHeader = "x-maestro-claim-id";
    public const string AuditPath = "/functions/v1/maestro-sync";
    public const string ClaimPath = "/functions/v1/maestro-sync/claim-receipt";
    public const string TaskPath = "/functions/v1/man-mode";

    public Message Audit(string eventType = "executed")
    {
        var body = new JsonObject
        {
            ["tenant_id"] = Tenant,
            ["client_id"] = Id("client"),
            ["seq"] = random.Next(1, 1000),
            ["idempotency_key"] = Id("key"),
            ["trace_id"] = Id("trace"),
            ["event_type"] = eventType,
            ["client_timestamp"] = "2026-01-15T11:59:58.123Z",
            ["counters"] = Counters(Id("session"), random.Next(1, 50), 1, 1, 0),
        };
        Encrypt(body, Plaintext());
        return new Message(AuditPath, body) { Header = (ItemHeader, Id("item")) };
    }

    public Message HeldTask()
    {
        var body = new JsonObject
        {
            ["tenant_id"] = Tenant,
            ["idempotency_key"] = Id("key"),
            ["trace_id"] = Id("trace"),
            ["task_id"] = Id("task"),
            ["action"] = "invoice.pay",
        };
        Encrypt(body, Plaintext());
        return new Message(TaskPath, body);
    }

    /// <param name="key">Null: a key of its own.</param>
    /// <param name="claimId">Null: none is sent, as in the runbook's snippet.</param>
    public Message Claim(string? key = null, string? claimId = null) => new(ClaimPath, new JsonObject
    {
        ["tenant_id"] = Tenant,
        ["idempotency_key"] = key ?? Id("key"),
        ["trace_id"] = Id("trace"),
        ["action"] = "email.send",
    })
    {
        Header = claimId is null ? null : (ClaimHeader, claimId),
    };

    public static JsonObject Counters(
        string session, long attempts, long successes, long tried, long unanswered) => new()
    {
        ["session"] = session,
        ["sync_attempts"] = attempts,
        ["sync_successes"] = successes,
        ["claims_tried"] = tried,
        ["claims_unanswered"] = unanswered,
    };

    public string Id(string kind) => $"{kind}-{random.NextInt64():x}";

    /// <summary>Encrypts as the client does: AES-GCM, 256 bit, the tag at the end.</summary>
    public void Encrypt(JsonObject body, byte[] plaintext)
    {
        var key = Bytes(32);
        var iv = Bytes(12);
        var blob = new byte[plaintext.Length + 16];
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(iv, plaintext, blob.AsSpan(0, plaintext.Length), blob.AsSpan(plaintext.Length));
        body["iv"] = Convert.ToBase64String(iv);
        body["key_id"] = Id("cryptokey");
        body["key_version"] = random.Next(1, 9);
        SetBlob(body, blob);
    }

    /// <summary>Puts bytes where the ciphertext belongs, with their right hash.</summary>
    public static void SetBlob(JsonObject body, byte[] blob)
    {
        body["encrypted_blob"] = Convert.ToBase64String(blob);
        body["content_hash"] = Convert.ToHexStringLower(SHA256.HashData(blob));
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>What a client encrypts.</summary>
    public byte[] Plaintext() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["action"] = "invoice.pay",
        ["object"] = Id("invoice"),
        ["params"] = new JsonObject { ["amount"] = random.Next(1, 5000), ["to"] = "Nordlicht" },
    }.ToJsonString());
}
