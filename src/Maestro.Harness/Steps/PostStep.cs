using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Maestro.Harness.Faults.Server;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>
/// Posts a record of its own making to the service, past the client, with the session of the device's person: what another client, or
/// somebody with `curl`, could send. It is a valid audit record (docs/contract.md §6) but for what the other keys say.
/// </summary>
/// <param name="Post">The endpoint.</param>
/// <param name="Answered">The status that it must be answered with.</param>
/// <param name="With">A JSON merge patch (RFC 7396) over the body: null removes a field.</param>
/// <param name="Text">What it holds instead of ciphertext.</param>
/// <param name="Over">The operation whose newest audit record it would take the place of.</param>
/// <param name="Proves">The claims that the answer proves.</param>
[Keyword("post")]
[Harms(Harm.Writes)]
[Example("post: sync\n  text: Nothing here is encrypted\n  answered: 400")]
[Also("curl", "forge", "request")]
[OnOneTab]
public sealed record PostStep(
    [Description("The endpoint: sync")] [OneOf("sync")] string Post,
    [Description("The status that it must be answered with")] [Between(200, 599)] int Answered,
    [Description("Changes to the body; null removes a field")] JsonObject? With = null,
    [Description("What it holds instead of ciphertext")] string? Text = null,
    [Description("The operation whose newest audit record it would take the place of")] string? Over = null,
    [Description("The claims that the answer proves")] IReadOnlyList<string>? Proves = null) : Step, IPerformed, IRefers, IProves, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Endpoint(Post), .. Over is null ? Array.Empty<Capability>() : [Capability.Service]];

    private const int IvBytes = 12;

    public IEnumerable<Reference> References => Over is null ? [] : [new(NameOf.Operation, Over)];

    public string Words => $"post {Post}{(Over is null ? "" : $" over {Over}")}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        var device = world.Tabs(On)[0].Device;
        var replaced = Over is null ? null : await NewestAsync(world, world.Operation(Over).Key, cancel);
        var id = $"posted-{world.Recorder.Events.Count}";
        var body = MergePatch.Apply(Body(world, id, replaced), With ?? []).AsObject();
        var answer = await Asking.AskAsync(
            world, device, HttpMethod.Post, Post, body, cancel, headers: [("x-maestro-idempotency-key", (string?)replaced?["item_id"] ?? id)]);
        var expected = $"{Words} to be answered {Answered}";
        var met = answer.Said == Answered.ToString(CultureInfo.InvariantCulture);
        device.Record(new ExpectationEvaluated(Place.Line, met, Proves ?? [], expected, JsonValue.Create(answer.Said)));
        if (!met)
        {
            throw new NotMetException(expected);
        }
    }

    private static async Task<JsonObject> NewestAsync(World world, string key, CancellationToken cancel)
    {
        var rows = await world.Service.Control.RowsAsync(world.Host, cancel);
        return rows.Of("audit").LastOrDefault(row => (string?)row["idempotency_key"] == key)
            ?? throw new InvalidOperationException("the service has no audit record of that operation");
    }

    /// <param name="id">Also what the ciphertext is made of: bytes that no text looks like.</param>
    /// <param name="replaced">Whose identifiers it takes; null: ones of its own.</param>
    private JsonObject Body(World world, string id, JsonObject? replaced)
    {
        JsonNode Like(string field, JsonNode otherwise) => replaced?[field]?.DeepClone() ?? otherwise;
        var blob = Text is null ? SHA512.HashData(Encoding.UTF8.GetBytes(id)) : Encoding.UTF8.GetBytes(Text);
        return new JsonObject
        {
            ["tenant_id"] = world.Stage.Profile.Identity.Tenant,
            ["client_id"] = Like("client_id", id),
            ["seq"] = Like("seq", 1),
            ["idempotency_key"] = Like("idempotency_key", id),
            ["trace_id"] = Like("trace_id", id),
            ["event_type"] = Like("event_type", "executed"),
            ["encrypted_blob"] = Convert.ToBase64String(blob),
            ["iv"] = Convert.ToBase64String(SHA256.HashData(blob)[..IvBytes]),
            ["key_id"] = id,
            ["key_version"] = 1,
            ["content_hash"] = Convert.ToHexStringLower(SHA256.HashData(blob)),
            ["client_timestamp"] = world.Time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["counters"] = new JsonObject
            {
                ["session"] = id,
                ["sync_attempts"] = 0,
                ["sync_successes"] = 0,
                ["claims_tried"] = 0,
                ["claims_unanswered"] = 0,
            },
        };
    }
}
