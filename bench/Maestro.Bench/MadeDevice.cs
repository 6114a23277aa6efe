using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;

namespace Maestro.Bench;

/// <summary>A device of a made-up scenario, with one tab and a client that does everything right.</summary>
internal sealed class MadeDevice(Script script, string name)
{
    private const int Tab = 1;
    private const string Tenant = "tenant-123";
    private const string Sync = "/functions/v1/maestro-sync";

    private static readonly string[] Files = ["/", "/assets/main.js", "/assets/main.css", "/assets/icon.svg", "/sw.js"];

    private readonly string _client = script.Id();
    private readonly string _encryptionKey = script.Id();
    private readonly List<JsonObject> _outbox = [];
    private int _request;
    private long _item;

    public string Name => name;

    /// <summary>What the service holds of this device: table and row.</summary>
    public List<(string Table, JsonObject Row)> Stored { get; } = [];

    public bool Online { get; set; } = true;

    public bool StoreLost { get; set; }

    public void Load(string build = "enabled", string says = "[MAESTRO] Initialized successfully")
    {
        foreach (var file in Files)
        {
            Ask("GET", file);
        }

        Say("info", says);
        script.Add(new PageOpened("/", 120, build), name, Tab);
    }

    public void Ask(string method, string path, int size = 0, int status = 200)
    {
        _request++;
        script.Add(new RequestTried(method, path, Online), name, Tab);
        script.Add(new RequestArrived(_request, method, path, size, size > 0 ? script.Hash() : null), name);
        script.Add(new RequestAnswered(_request, status, 120), name);
        script.Add(new ResponseSeen(method, path, status), name, Tab);
    }

    public void Say(string level, string text) => script.Add(new ConsoleSaid(level, text), name, Tab);

    public void Invoke(MadeOperation operation, Route route) => script.Add(
        new OperationInvoked(
            operation.Name, route, Tenant, operation.Key, operation.Action, operation.Lane, [operation.Canary], Confirmed: true, operation.Params),
        name,
        Tab);

    public void Answer(MadeOperation operation, Route route, JsonObject answer) => script.Add(
        new OperationReturned(operation.Name, route, operation.Key, answer.ContainsKey("blocked") ? Outcome.Failed : Outcome.Ok, answer), name, Tab);

    /// <summary>The effect of an operation, claimed first where the service can be reached, and its record.</summary>
    public void Execute(MadeOperation operation)
    {
        if (Online)
        {
            Ask("POST", $"{Sync}/claim-receipt", 344);
            Stored.Add(("claims", new JsonObject
            {
                ["tenant_id"] = Tenant,
                ["idempotency_key"] = operation.Key,
                ["trace_id"] = operation.Trace,
                ["action"] = operation.Action,
                ["claim_id"] = $"claim-{operation.Key}",
            }));
        }

        Apply(operation);
        Keep(operation, "executed");
    }

    public void Apply(MadeOperation operation) =>
        script.Add(new EffectSeen(operation.Key, operation.Action, operation.Object, operation.Params), name, Tab);

    public JsonObject Receipt(MadeOperation operation) => new()
    {
        ["tenant_id"] = Tenant,
        ["idempotency_key"] = operation.Key,
        ["trace_id"] = operation.Trace,
        ["action"] = operation.Action,
        ["object"] = operation.Object,
        ["claim_id"] = $"claim-{operation.Key}",
        ["state"] = "executed",
    };

    /// <summary>An audit record waits in the outbox until <see cref="Drain"/>.</summary>
    public void Keep(MadeOperation operation, string what) => _outbox.Add(new JsonObject
    {
        ["kind"] = "audit",
        ["item_id"] = script.Id(),
        ["tenant_id"] = Tenant,
        ["client_id"] = _client,
        ["seq"] = ++_item,
        ["idempotency_key"] = operation.Key,
        ["trace_id"] = operation.Trace,
        ["event_type"] = what,
        ["encrypted_blob"] = script.Base64(240),
        ["iv"] = script.Base64(12),
        ["key_id"] = _encryptionKey,
        ["key_version"] = 1,
        ["content_hash"] = script.Hash(),
    });

    public void DrainInVain() => Ask("POST", Sync, 998, status: 503);

    public void Drain()
    {
        Ask("POST", Sync, 998);
        Stored.AddRange(_outbox.Select(record => ("audit", record)));
        _outbox.Clear();
    }

    public void SignIn() => script.Add(new SignedIn(Tenant, "subject-1"), name, Tab);

    public void ReadPage() => script.Add(
        new PageRead(_outbox.Count == 0 ? "All synced" : $"{_outbox.Count} waiting", Synced: _outbox.Count == 0 && !StoreLost, Saved: true, Status()), name, Tab);

    public void ReadStatus() => script.Add(new StatusRead(Status()), name, Tab);

    public void ReadDatabases() => script.Add(new DatabasesRead(["desk", "maestro_secrets", "maestro_state"]), name, Tab);

    /// <summary>What is read of it when the scenario ends.</summary>
    public void ReadLast()
    {
        ReadDatabases();
        script.Add(new KeysRead([new StoredKey(_encryptionKey, 1, Extractable: false, "AES-GCM 256", ["encrypt", "decrypt"])]), name, Tab);
        script.Add(new OutboxRead(new JsonArray([.. _outbox])), name, Tab);
        ReadStatus();
    }

    /// <summary>It tells its loss until a person has read it, and nobody has.</summary>
    private JsonObject Status()
    {
        var status = new JsonObject { ["mode"] = "on", ["durable"] = true, ["outbox"] = _outbox.Count, ["dead"] = 0 };
        if (StoreLost)
        {
            status["store_lost"] = "2026-11-23T12:00:00Z";
        }

        return status;
    }
}
