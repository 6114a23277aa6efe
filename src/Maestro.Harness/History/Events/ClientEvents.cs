using System.Text.Json.Nodes;

namespace Maestro.Harness.History.Events;

/// <summary>The client's receipts, as it tells them.</summary>
/// <param name="Receipts">A list of `{ tenant_id, idempotency_key, claim_id, state }` and more each (docs/contract.md §10).</param>
/// <param name="Milliseconds">So long ago, at most, they stood so.</param>
[Event("receipts")]
public sealed record ReceiptsRead(JsonNode? Receipts, double Milliseconds) : HistoryEvent;

/// <summary>What lies in the client's key store.</summary>
/// <param name="Keys">None where there is no such database; absent where it could not be read.</param>
/// <param name="Why">Why it could not be read.</param>
[Event("keys")]
public sealed record KeysRead(IReadOnlyList<StoredKey>? Keys, string? Why = null) : HistoryEvent;

/// <summary>One record of a key store. What is absent does not stand there, or is of another type.</summary>
/// <param name="Extractable">Absent where its key is no CryptoKey.</param>
/// <param name="Algorithm">Name and length, such as `AES-GCM 256`.</param>
public sealed record StoredKey(
    string? KeyId, long? Version, bool? Extractable, string? Algorithm, IReadOnlyList<string>? Usages);
