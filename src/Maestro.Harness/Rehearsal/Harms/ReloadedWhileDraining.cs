using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal.Harms;

/// <summary>The page was loaded again while a request to the sync service was under way.</summary>
public sealed class ReloadedWhileDraining : IHarm
{
    public string Name => "reloaded-while-draining";

    public string Says => "the page was loaded again in the middle of a drain: whether its last record arrived is now open";

    public IEnumerable<OperatorDid> Deeds(IReadOnlyList<HistoryEvent> events)
    {
        var sync = new RequestsUnderWay(events.OfType<RehearsalStarted>().FirstOrDefault()?.Endpoints.GetValueOrDefault("sync"));
        foreach (var happened in events)
        {
            sync.See(happened);
            if (happened is OperatorDid did && Reloads(did) && sync.Any(did.Device))
            {
                yield return did;
            }
        }
    }

    private static bool Reloads(OperatorDid did) =>
        did.Did is Deed.Reloaded || (did.Did is Deed.Typed && did.What.Contains("location.reload", StringComparison.Ordinal));
}
