using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>How many rows the service holds, of one operation or of all, each of them whole: with the ciphertext that its hash is of.</summary>
[Keyword("server")]
[Example("expect: { server: audit, of: letter, exactly: 1 }")]
public sealed record ServerExpectation(
    [Description("The table")] [OneOf("claims", "audit", "tasks")] string Server,
    [Description("How many rows")] [Between(0, 1000)] int Exactly,
    [Description("Only rows of this operation's key")] string? Of = null,
    [Description("What each of them must contain")] JsonObject? Containing = null,
    [Description("The operations that they belong to, one a row, in the order in which they arrived")] IReadOnlyList<string>? Order = null)
    : Expectation, IObserved, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service];

    public IEnumerable<Reference> References => [.. (Order ?? []).Concat(Of is null ? [] : [Of]).Select(name => new Reference(NameOf.Operation, name))];

    public string Words =>
        $"exactly {Exactly} row(s){(Of is null ? "" : $" of {Of}")} in the service's {Server}{(Containing is null ? "" : $" containing {Containing.ToJsonString()}")}{(Order is null ? "" : $" in the order {string.Join(", ", Order)}")}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var control = world.Service.Control;
        var key = Of is null ? null : world.Operation(Of).Key;
        List<JsonObject> Matching(ServiceRows rows) =>
            [.. rows.Of(Server).Where(row => (key is null || (string?)row["idempotency_key"] == key) && JsonMatch.Contains(row, Containing ?? []))];

        var since = world.Time.GetTimestamp();
        var rows = await control.RowsAsync(world.Host, cancel);
        while (!Fits(Matching(rows)) && Matching(rows).Count <= Exactly && world.Settings.ExpectTimeout - world.Time.GetElapsedTime(since) is var left && left > TimeSpan.Zero)
        {
            rows = await control.RowsAfterAsync(world.Host, rows.Version, left, cancel);
        }

        if (Server is "audit")
        {
            world.Recorder.Record(new AuditRead(rows.Of(Server)
                .GroupBy(row => (string?)row["item_id"] ?? "")
                .ToDictionary(row => row.Key, row => (string?)row.First()["content_hash"] ?? "")));
        }

        var seen = rows.Of(Server).Select(row => (JsonNode)Brief(row));
        var ordered = Order is null || Matching(rows).Select(row => (string?)row["idempotency_key"]).SequenceEqual(Order.Select(name => world.Operation(name).Key));
        return new Observation(ordered && Fits(Matching(rows)), new JsonArray([.. seen]));
    }

    private bool Fits(List<JsonObject> rows) => rows.Count == Exactly && rows.TrueForAll(IsWhole);

    private static bool IsWhole(JsonObject row) => (string?)row["content_hash"] is not { } hash
        || Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String((string?)row["encrypted_blob"] ?? ""))) == hash;

    private static JsonObject Brief(JsonObject row)
    {
        var brief = row.DeepClone().AsObject();
        brief.Remove("encrypted_blob");
        if (!IsWhole(row))
        {
            brief["lacks"] = "the ciphertext that content_hash is of";
        }

        return brief;
    }
}
