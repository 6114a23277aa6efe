using Maestro.Harness.History.Events;

namespace Maestro.Harness.History;

/// <summary>Which devices have a request that has neither answer nor error, as a history tells it event by event.</summary>
/// <param name="path">Of the requests; null where the client has none of them.</param>
internal sealed class RequestsUnderWay(string? path)
{
    private readonly Dictionary<string, int> _count = new(StringComparer.Ordinal);

    public bool Any(string? device) => _count.GetValueOrDefault(device ?? "") > 0;

    public void See(HistoryEvent happened)
    {
        var device = happened.Device ?? "";
        switch (happened)
        {
            case RequestTried tried when tried.Path == path:
                _count[device] = _count.GetValueOrDefault(device) + 1;
                break;
            case ResponseSeen seen when seen.Path == path:
            case RequestFailed failed when failed.Path == path:
                _count[device] = Math.Max(0, _count.GetValueOrDefault(device) - 1);
                break;
        }
    }
}
