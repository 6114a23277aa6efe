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
        var sync = events.OfType<RehearsalStarted>().FirstOrDefault()?.Endpoints.GetValueOrDefault("sync");
        var underWay = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var happened in events)
        {
            var device = happened.Device ?? "";
            switch (happened)
            {
                case RequestTried tried when tried.Path == sync:
                    underWay[device] = underWay.GetValueOrDefault(device) + 1;
                    break;
                case ResponseSeen seen when seen.Path == sync:
                case RequestFailed failed when failed.Path == sync:
                    underWay[device] = Math.Max(0, underWay.GetValueOrDefault(device) - 1);
                    break;
                case OperatorDid did when Reloads(did) && underWay.GetValueOrDefault(device) > 0:
                    yield return did;
                    break;
            }
        }
    }

    private static bool Reloads(OperatorDid did) =>
        did.Did is Deed.Reloaded || (did.Did is Deed.Typed && did.What.Contains("location.reload", StringComparison.Ordinal));
}
