using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>What the service keeps of an operation as ciphertext can be read back with the device's key, and is of that operation.</summary>
[Keyword("decrypted")]
[Example("expect: { decrypted: audit, of: letter, event: executed, containing: { subject_id: subject-1 } }")]
public sealed record DecryptedExpectation(
    [Description("The table")] [OneOf("audit", "tasks")] string Decrypted,
    [Description("The operation: each row holds its action, object and params, unless it tells that a gate blocked it")] string Of,
    [Description("Only rows with this event type")]
    [OneOf("executed", "failed", "blocked", "escalated", "approved", "denied", "retried", "dismissed")] string? Event = null,
    [Description("What each of them must contain")] JsonObject? Containing = null) : Expectation, IObserved, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Database("secrets")];

    /// <summary>Opens what is there and creates nothing; the record lies where docs/contract.md §4 says.</summary>
    private const string Read = """
        async ({ database, rows }) => {
          const asked = request => new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          const opening = indexedDB.open(database);
          opening.onupgradeneeded = () => opening.transaction.abort();
          const db = await asked(opening);
          const record = await asked(db.transaction('keys').objectStore('keys').get('current'));
          db.close();
          const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
          const open = async ({ encrypted_blob, iv }) => {
            const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(iv) }, record.key, bytes(encrypted_blob));
            return JSON.parse(new TextDecoder().decode(plain));
          };
          return Promise.all(rows.map(row => open(row).catch(error => `not readable: ${error.name}`)));
        }
        """;

    public IEnumerable<Reference> References => [new(NameOf.Operation, Of)];

    public string Words =>
        $"the service's {Decrypted} of {Of}{(Event is null ? "" : $" ({Event})")} to be readable with the device's key and to hold it{(Containing is null ? "" : $" and {Containing.ToJsonString()}")}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var rows = await RowsAsync(world, cancel);
        var argument = new JsonObject { ["database"] = world.Stage.Profile.Databases["secrets"], ["rows"] = rows };
        var read = (await tab.CallAsync(Read, argument, cancel))!.AsArray();
        var expected = Expected(world.Operation(Of));
        return new Observation(read.Count > 0 && read.All(row => JsonMatch.Contains(row, expected)), read);
    }

    private JsonObject Expected(Operation operation)
    {
        var expected = Containing?.DeepClone().AsObject() ?? [];
        if (Event is not "blocked")
        {
            expected["action"] = operation.Action;
            expected["object"] = operation.Intent["canonical_object_id"]?.DeepClone();
            expected["params"] = operation.Intent["params"]?.DeepClone();
        }

        return expected;
    }

    private async Task<JsonArray> RowsAsync(World world, CancellationToken cancel)
    {
        var key = world.Operation(Of).Key;
        List<JsonObject> Matching(ServiceRows rows) =>
            [.. rows.Of(Decrypted).Where(row => (string?)row["idempotency_key"] == key && (Event is null || (string?)row["event_type"] == Event))];

        var control = world.Service.Control;
        var since = world.Time.GetTimestamp();
        var rows = await control.RowsAsync(world.Host, cancel);
        while (Matching(rows).Count == 0 && world.Settings.ExpectTimeout - world.Time.GetElapsedTime(since) is var left && left > TimeSpan.Zero)
        {
            rows = await control.RowsAfterAsync(world.Host, rows.Version, left, cancel);
        }

        return [.. Matching(rows).Select(row => row.DeepClone())];
    }
}
