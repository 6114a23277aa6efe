using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// The service's audit log is append-only, complete and in order: what it held once it still holds unchanged; no record stands there twice;
/// the records of a client and tenant arrive by their numbers; and a number that is missing belongs to a record that waits on the device or
/// was refused. A profile put back as a whole counts again from where it was until the service's answer tells it, and a store that was lost
/// takes what waited in it along (docs/contract.md §5.8). An outbox tells what waits for the person who is signed in, and no other's.
/// What was sent once is at the service or still on its device: a record is encrypted once and stored so before it is sent (§8), hence each
/// ciphertext on the wire that no row holds is another record that the outbox or the dead letters must hold.
/// </summary>
public sealed class AuditIsInOrder : IGuarantee
{
    public string Name => "audit-is-in-order";

    public string Says => "the audit log is append-only, complete and in order for each client";

    public IReadOnlyList<string> Claims { get; } = ["SYN-3", "OFF-5"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Outbox, Sight.ServiceRows];

    public Judgement Judge(ScenarioHistory history)
    {
        var rows = history.Of<ServerRow>().Where(row => row.Table is "audit").ToList();
        var devices = new Devices(history);
        var breaches = new List<Breach>([.. Changed(history, rows), .. Repeated(rows)]);
        var doubts = new List<string>();
        foreach (var client in rows.Where(row => Number(row) > 0).GroupBy(row => Text(row, "client_id")))
        {
            var whose = devices.Of(client);
            breaches.AddRange(whose.Any(device => device.IsPutBack) ? [] : OutOfOrder(client));
            var missing = Missing(client);
            if (missing == 0 || whose.Any(device => device.LostRecords))
            {
                continue;
            }

            if (whose.FirstOrDefault(device => device.Outbox is null) is { } unread)
            {
                doubts.Add($"{missing} record(s) of a client are missing in the audit log, and the outbox of {unread.Name} could not be read");
            }
            else if (missing > whose.Sum(device => device.Waiting) && whose.FirstOrDefault(device => device.People.MayHideRecords) is { } shared)
            {
                doubts.Add($"{missing} record(s) of a client are missing in the audit log, and may wait on {shared.Name} for somebody who is not signed in there any more");
            }
            else if (missing > whose.Sum(device => device.Waiting))
            {
                breaches.Add(new Breach(
                    $"the audit log lacks {missing} record(s) of a client, and {whose.Sum(device => device.Waiting)} wait on its device",
                    [.. whose.Select(device => device.Outbox!).OrderBy(outbox => outbox.Seq), .. client.TakeLast(1)]));
            }
        }

        var unstored = 0;
        var stored = rows.Select(row => new Envelope(Text(row, "key_id"), Text(row, "iv"), Text(row, "content_hash"))).ToHashSet();
        foreach (var device in devices.All.Where(device => device.ShowsWhatItSent && !history.Of<Broke>().Any()))
        {
            var kept = device.SentUntilLookedAt.Where(sent => !stored.Contains(sent.Envelope!)).ToList();
            unstored += kept.Count;
            if (kept.Count > device.Waiting && device.People.MayHideRecords)
            {
                doubts.Add($"{kept.Count} record(s) that {device.Name} sent are not at the service, and may wait there for somebody who is not signed in any more");
            }
            else if (kept.Count > device.Waiting)
            {
                breaches.Add(new Breach(
                    $"{device.Name} sent {kept.Count} record(s) that are not at the service, and {device.Waiting} wait there or were refused", [.. kept, device.Outbox!]));
            }
        }

        return new Judgement(rows.Count + unstored, breaches, doubts);
    }

    /// <summary>What was seen on the way must be there at the end, with the same content.</summary>
    private static IEnumerable<Breach> Changed(ScenarioHistory history, List<ServerRow> rows)
    {
        var last = new Dictionary<string, ServerRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            last.TryAdd(Text(row, "item_id"), row);
        }

        var read = last.Count > 0 || !history.Of<Broke>().Any();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var before in history.Of<AuditRead>())
        {
            foreach (var (item, hash) in before.Items.Where(item => !told.Contains(item.Key)))
            {
                var now = last.GetValueOrDefault(item);
                if (now is null ? read : Text(now, "content_hash") != hash)
                {
                    told.Add(item);
                    yield return new Breach(
                        $"a record of the audit log {(now is null ? "is gone" : "was changed")} after it was stored", now is null ? [before] : [before, now]);
                }
            }
        }
    }

    private static IEnumerable<Breach> Repeated(List<ServerRow> rows)
    {
        var seen = new Dictionary<(string, string), ServerRow>();
        foreach (var row in rows)
        {
            if (Text(row, "item_id").Length > 0 && !seen.TryAdd((Text(row, "tenant_id"), Text(row, "item_id")), row))
            {
                yield return new Breach("one record stands twice in the audit log", [seen[(Text(row, "tenant_id"), Text(row, "item_id"))], row]);
            }
        }
    }

    /// <summary>Rows stand in the order in which the service stored them. A client sends the records of whoever is signed in.</summary>
    private static IEnumerable<Breach> OutOfOrder(IEnumerable<ServerRow> client)
    {
        var last = new Dictionary<string, ServerRow>(StringComparer.Ordinal);
        foreach (var row in client)
        {
            if (last.TryGetValue(Text(row, "tenant_id"), out var before) && Number(row) <= Number(before))
            {
                yield return new Breach($"record {Number(row)} of a client was stored after its record {Number(before)}", [before, row]);
            }

            last[Text(row, "tenant_id")] = row;
        }
    }

    private static long Missing(IEnumerable<ServerRow> client)
    {
        var numbers = client.Select(Number).ToHashSet();
        return numbers.Max() - numbers.Count;
    }

    private static string Text(ServerRow row, string field) => (string?)row.Row[field] ?? "";

    private static long Number(ServerRow row) => (long?)row.Row["seq"] ?? 0;

    /// <summary>What became of one device, as far as its records go.</summary>
    private sealed class OneDevice(string name)
    {
        public string Name => name;

        /// <summary>Keys of the operations that were asked for there.</summary>
        public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

        public OutboxRead? Outbox { get; set; }

        /// <summary>Audit records that wait, or were refused.</summary>
        public int Waiting => (Outbox?.Items as JsonArray)?.Count(item => (string?)item?["kind"] is "audit") ?? 0;

        public People People { get; } = new();

        public bool LostRecords { get; set; }

        public bool IsPutBack { get; set; }

        /// <summary>Something was held in memory only, or a person had a hand in the page and may have cleared it.</summary>
        public bool MayHaveLetGo { get; set; }

        /// <summary>What the client said of itself at last; null where there was none, as in a disabled build.</summary>
        public JsonObject? Status { get; set; }

        /// <summary>Requests with a record in them, each record once.</summary>
        public Dictionary<Envelope, RequestArrived> Sent { get; } = [];

        /// <summary>The record that a request carried, by the request's id.</summary>
        public Dictionary<int, Envelope> Carried { get; } = [];

        /// <summary>Records that the client may rightly believe to be at the service, by an answer that a fault had a hand in.</summary>
        public HashSet<Envelope> Promised { get; } = [];

        /// <summary>Whether its end was seen, and nothing but its client had a hand in what it holds.</summary>
        public bool ShowsWhatItSent => Outbox?.Items is JsonArray && Status is not null && !LostRecords && !MayHaveLetGo;

        /// <summary>What its outbox must hold where the service does not.</summary>
        public IEnumerable<RequestArrived> SentUntilLookedAt =>
            Sent.Values.Where(sent => sent.Seq < Outbox!.Seq && !Promised.Contains(sent.Envelope!)).OrderBy(sent => sent.Seq);
    }

    /// <summary>The devices, and whose a client is: its records name the keys of operations that were asked for there.</summary>
    private sealed class Devices
    {
        private const string SyncPath = ServicePaths.Root + "maestro-sync";

        private readonly Dictionary<string, OneDevice> _byName = new(StringComparer.Ordinal);

        public Devices(ScenarioHistory history)
        {
            // A button may be the one that clears all site data; while the device is looked at, a record may come up that was not told yet.
            var isPressed = history.Of<StepStarted>().Any(step => step.Text.StartsWith("press ", StringComparison.Ordinal));
            var end = history.Of<PhaseStarted>().FirstOrDefault(phase => phase.Phase is Phase.TearDown)?.Seq ?? long.MaxValue;
            foreach (var happened in history.Events.Where(happened => happened.Device is not null))
            {
                var device = _byName.GetValueOrDefault(happened.Device!) ?? (_byName[happened.Device!] = new OneDevice(happened.Device!) { MayHaveLetGo = isPressed });
                switch (happened)
                {
                    case OperationInvoked asked:
                        device.Asked.Add(asked.Key);
                        break;
                    case OutboxRead read:
                        device.Outbox = read;
                        break;
                    case SignedIn or SignedOut:
                        device.People.See(happened);
                        break;
                    case OperationReturned { Answer: JsonObject answer }:
                        device.MayHaveLetGo |= InMemoryOnly(answer);
                        break;
                    case StatusRead { Status: var status }:
                        device.Status = status as JsonObject;
                        device.MayHaveLetGo |= device.Status is { } said && (InMemoryOnly(said) || said["store_silent"] is not null || said["store_lost"] is not null);
                        break;
                    case OperatorDid { Did: Deed.Typed or Deed.Clicked or Deed.Pressed }:
                        device.MayHaveLetGo = true;
                        break;
                    case RequestArrived { Path: SyncPath, Envelope: { } envelope } sent when sent.Seq < end:
                        device.Sent.TryAdd(envelope, sent);
                        device.Carried[sent.Id] = envelope;
                        break;
                    case RequestAnswered { Status: >= 200 and < 300, Fault: not null } answered when device.Carried.TryGetValue(answered.Id, out var promised):
                        device.Promised.Add(promised);
                        break;
                    case FaultInjected fault when StoreFaults.Touch(fault):
                        device.LostRecords = true;
                        device.IsPutBack |= fault.Fault is "storage.profile-restored" && (string?)fault.Options?["what"] is "everything";
                        break;
                }
            }
        }

        public IReadOnlyCollection<OneDevice> All => _byName.Values;

        /// <summary>All of them where the records name no operation of the scenario.</summary>
        public IReadOnlyCollection<OneDevice> Of(IEnumerable<ServerRow> client)
        {
            var devices = _byName.Values.Where(device => client.Any(row => device.Asked.Contains(Text(row, "idempotency_key")))).ToList();
            return devices.Count > 0 ? devices : _byName.Values;
        }

        private static bool InMemoryOnly(JsonObject said) => said["durable"] is JsonValue value && value.TryGetValue<bool>(out var durable) && !durable;
    }
}
