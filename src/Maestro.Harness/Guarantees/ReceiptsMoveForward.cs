using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// A receipt on a device moves only as docs/contract.md §5 says, and what has come to an end keeps its claim and stays. Two looks are
/// compared only if the first had ended before the second began. Where a fault takes, rolls back or shuts the store, where memory alone
/// held a receipt and its page ended, and after a person pressed a button of the page (it may clear everything), nothing is said. What is
/// missing in a list is gone where another receipt of its tenant is listed, or where an empty list is known to be that tenant's.
/// </summary>
public sealed class ReceiptsMoveForward : IGuarantee
{
    /// <summary>From a state to all that it may have become since; what failed or is in doubt may also be gone, since a refused claim removes it.</summary>
    private static readonly Dictionary<string, HashSet<string>> Later = new(StringComparer.Ordinal)
    {
        ["claimed"] = ["claimed", "executed", "failed", "foreign", "dismissed", "conflicted"],
        ["failed"] = ["claimed", "executed", "failed", "foreign", "dismissed", "conflicted"],
        ["executed"] = ["executed", "conflicted"],
        ["foreign"] = ["foreign"],
        ["conflicted"] = ["conflicted"],
        ["dismissed"] = ["dismissed"],
    };

    public string Name => "receipts-move-forward";

    public string Says => "receipts only move forward";

    public IReadOnlyList<string> Claims { get; } = ["RCP-1", "RCP-5"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Receipts];

    public Judgement Judge(ScenarioHistory history)
    {
        var devices = new Dictionary<string, Device>();
        var asked = new Dictionary<(string?, int?, string, Route), double>();
        var empty = EmptyLists.Of(history);
        foreach (var happened in history.Events)
        {
            if (happened is StepStarted step && step.Text.StartsWith("press ", StringComparison.Ordinal))
            {
                break;
            }

            if (happened.Device is not { } name)
            {
                continue;
            }

            var device = devices.TryGetValue(name, out var known) ? known : devices[name] = new Device();
            switch (happened)
            {
                case FaultInjected fault when StoreFaults.Touch(fault):
                    device.Shut(fault.Id);
                    break;
                case FaultHealed healed:
                    device.Open(healed.Id);
                    break;
                case PageOpened or PageClosed or PageCrashed:
                    device.PageEnds();
                    break;
                case OperationInvoked operation:
                    asked[(name, happened.Tab, operation.Operation, operation.Route)] = happened.At;
                    break;
                case OperationReturned { Answer: JsonObject answer } operation:
                    device.Answered(answer, asked.GetValueOrDefault((name, happened.Tab, operation.Operation, operation.Route)), happened);
                    break;
                case ReceiptsRead { Receipts: JsonArray receipts } read:
                    device.Read(receipts, empty.GetValueOrDefault(happened.Seq), happened.At - read.Milliseconds, happened);
                    break;
            }
        }

        return new Judgement(devices.Values.Sum(device => device.Compared), [.. devices.Values.SelectMany(device => device.Breaches)]);
    }

    private sealed record Sighting(string State, string? Claim, HistoryEvent Event);

    /// <summary>What was seen of one device's receipts, each by tenant and key.</summary>
    private sealed class Device
    {
        private readonly Dictionary<(string? Tenant, string Key), List<Sighting>> _seen = [];
        private readonly HashSet<int> _shut = [];
        private bool _inMemory;

        public int Compared { get; private set; }

        public List<Breach> Breaches { get; } = [];

        public void Shut(int fault)
        {
            _shut.Add(fault);
            _seen.Clear();
        }

        public void Open(int fault)
        {
            if (_shut.Remove(fault))
            {
                _seen.Clear();
            }
        }

        public void PageEnds()
        {
            if (_inMemory)
            {
                _seen.Clear();
            }
        }

        public void Answered(JsonObject answer, double since, HistoryEvent happened)
        {
            _inMemory |= answer["durable"]?.GetValueKind() is JsonValueKind.False;
            if (answer["receipt"] is JsonObject receipt)
            {
                See(receipt, since, happened);
            }
        }

        /// <param name="emptyOf">The tenant that has no receipt, where that is certain.</param>
        public void Read(JsonArray receipts, string? emptyOf, double since, HistoryEvent happened)
        {
            var listed = receipts.OfType<JsonObject>().Select(receipt => See(receipt, since, happened)).ToHashSet();
            var tenants = listed.Select(each => each.Tenant).Concat(emptyOf is null ? [] : [emptyOf]).ToHashSet();
            foreach (var (receipt, sightings) in _seen.Where(each => tenants.Contains(each.Key.Tenant) && !listed.Contains(each.Key)).ToList())
            {
                if (Before(sightings, since) is { State: not ("claimed" or "failed") } before)
                {
                    Compared++;
                    Breaches.Add(new Breach($"the receipt of {receipt.Key} was {before.State}, and is gone", [before.Event, happened]));
                    _seen.Remove(receipt);
                }
            }
        }

        private (string? Tenant, string Key) See(JsonObject receipt, double since, HistoryEvent happened)
        {
            var name = (Tenant: Text(receipt["tenant_id"]), Key: Text(receipt["idempotency_key"]) ?? "");
            var now = new Sighting(Text(receipt["state"]) ?? "", Text(receipt["claim_id"]), happened);
            if (_shut.Count > 0 || !Later.ContainsKey(now.State))
            {
                return name;
            }

            var sightings = _seen.TryGetValue(name, out var known) ? known : _seen[name] = [];
            if (Before(sightings, since) is { } before)
            {
                Compared++;
                if (Backward(before, now) is { } how)
                {
                    Breaches.Add(new Breach($"the receipt of {name.Key} was {before.State}, and {how}", [before.Event, happened]));
                    sightings.Clear();
                }
            }

            // Of two that overlapped, the later one may tell what was earlier.
            if (sightings is [] || Later[sightings[^1].State].Contains(now.State))
            {
                sightings.Add(now);
            }

            return name;
        }

        /// <summary>The last sighting that had ended by then.</summary>
        private static Sighting? Before(List<Sighting> sightings, double since) => sightings.FindLast(sighting => sighting.Event.At < since);

        private static string? Backward(Sighting before, Sighting now) =>
            !Later[before.State].Contains(now.State) ? $"is {now.State} now"
            : before.State is not ("claimed" or "failed") && before.Claim is not null && now.Claim is not null && before.Claim != now.Claim
                ? "was claimed anew"
                : null;

        private static string? Text(JsonNode? value) => value?.GetValueKind() is JsonValueKind.String ? (string?)value : null;
    }
}
