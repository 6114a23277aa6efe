using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal.Harms;

/// <summary>Receipts that a look showed are gone at the next, and the operator did something in between.</summary>
public sealed class ReceiptsCleared : IHarm
{
    public string Name => "receipts-cleared";

    public string Says => "receipts were cleared: what keeps an operation from happening twice is gone from that device";

    public IEnumerable<OperatorDid> Deeds(IReadOnlyList<HistoryEvent> events)
    {
        var held = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var deeds = new Dictionary<string, OperatorDid>(StringComparer.Ordinal);
        foreach (var happened in events.Where(happened => happened.Device is not null))
        {
            if (happened is OperatorDid { Did: Deed.Typed or Deed.Clicked } did)
            {
                deeds[did.Device!] = did;
            }
            else if (happened is ReceiptsRead { Receipts: JsonArray receipts })
            {
                var now = receipts.Select(receipt => $"{receipt?["tenant_id"]}/{receipt?["idempotency_key"]}").ToHashSet(StringComparer.Ordinal);
                if (held.TryGetValue(happened.Device!, out var before) && !before.IsSubsetOf(now) && deeds.Remove(happened.Device!, out var cause))
                {
                    yield return cause;
                }

                held[happened.Device!] = now;
            }
        }
    }
}
