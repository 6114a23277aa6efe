using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// Where the browser lost or rolled back the store in which a client had kept something, the client says so as soon as it uses that store
/// again: on the console, and in its status until a person has read it. What no client can notice is not meant: a store that is gone together
/// with its marker, and a whole profile that was put back (docs/contract.md §5.8).
/// </summary>
public sealed class LostStorageIsTold : IGuarantee
{
    private const string Telling = "[MAESTRO RISK] Local store lost";

    public string Name => "lost-storage-is-told";

    public string Says => "a local store that was lost is told";

    public IReadOnlyList<string> Claims { get; } = ["SRV-4"];

    public Judgement Judge(ScenarioHistory history)
    {
        var devices = new Dictionary<string, OneDevice>(StringComparer.Ordinal);
        var breaches = new List<Breach>();
        var inForce = history.Of<FaultReceipt>().Where(receipt => receipt.InForce).Select(receipt => receipt.Id).ToHashSet();
        foreach (var happened in history.Events.Where(happened => happened.Device is not null))
        {
            if (!devices.TryGetValue(happened.Device!, out var device))
            {
                devices[happened.Device!] = device = new OneDevice(happened.Device!);
            }

            switch (happened)
            {
                case FaultInjected fault when inForce.Contains(fault.Id):
                    device.Lose(fault);
                    break;
                case PageOpened { Build: not "disabled" }:
                    device.UsedAgain |= device.Loss is not null;
                    break;
                case OperationReturned { Outcome: Outcome.Ok, Answer: JsonObject } answer when answer.Says("durable"):
                    device.Keep();
                    break;
                case ConsoleSaid said when device.Loss is not null && said.Text.StartsWith(Telling, StringComparison.Ordinal):
                    device.Told = true;
                    break;
                case ProfileBackedUp:
                    device.BackUp();
                    break;
                case StatusRead { Status: JsonObject status }:
                    device.Read(status, happened);
                    break;
                case PageRead { Status: JsonObject status }:
                    device.Read(status, happened);
                    break;
            }
        }

        foreach (var device in devices.Values.Where(device => device is { Loss: not null, UsedAgain: true }))
        {
            if (!device.Told)
            {
                breaches.Add(new Breach($"the local store of {device.Name} was lost, and the client did not say so", [device.Loss!]));
            }
            else if (device.InStatus is false)
            {
                breaches.Add(new Breach($"the local store of {device.Name} was lost, and the status does not say so", [device.Loss!, device.Status!]));
            }
        }

        return new Judgement(devices.Values.Count(device => device.Loss is not null), breaches);
    }

    /// <summary>What one device had, and what became of it.</summary>
    private sealed class OneDevice(string name)
    {
        private bool _kept;
        private bool _keptSinceBackup;

        public string Name => name;

        public FaultInjected? Loss { get; private set; }

        public bool UsedAgain { get; set; }

        public bool Told { get; set; }

        /// <summary>Null: the status was not read since it was told.</summary>
        public bool? InStatus { get; private set; }

        public HistoryEvent? Status { get; private set; }

        public void Keep()
        {
            _kept = true;
            _keptSinceBackup = true;
            UsedAgain |= Loss is not null;
        }

        public void Read(JsonObject status, HistoryEvent happened)
        {
            if (Told && InStatus is not true)
            {
                InStatus = status["store_lost"] is not null;
                Status = happened;
            }
        }

        public void BackUp() => _keptSinceBackup = false;

        public void Lose(FaultInjected fault)
        {
            if (_kept && Loss is null && TakesTheStoreAlone(fault))
            {
                Loss = fault;
            }
        }

        /// <summary>Faults after which the client's store is gone or older for certain, while its marker is still there.</summary>
        private bool TakesTheStoreAlone(FaultInjected fault) => fault.Fault switch
        {
            "storage.profile-restored" => _keptSinceBackup && (string?)fault.Options?["what"] is "databases",
            "storage.wiped" or "storage.files-removed" or "storage.block-flipped" => true,
            "storage.evicted" => (string?)fault.Options?["how"] is not "clear-site-data",
            "storage.database-deleted" => (string?)fault.Options?["database"] is "state",
            _ => false,
        };
    }
}
