using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>What operators type into the consoles of pages, and what these lines ask of the service: it is not the client's.</summary>
internal sealed class TypedLines
{
    private readonly Dictionary<(string?, int?), string> _underWay = [];

    /// <summary>To be called with each event, in order.</summary>
    public void See(HistoryEvent happened)
    {
        if (happened is OperatorDid { Did: Deed.Typed } typed)
        {
            _underWay[(typed.Device, typed.Tab)] = typed.What;
        }
        else if (happened is ConsoleAnswered or PageOpened)
        {
            _underWay.Remove((happened.Device, happened.Tab));
        }
    }

    /// <summary>Whether a line that has no answer yet names the request's path.</summary>
    public bool Ask(HistoryEvent happened) => happened is RequestTried request
        && _underWay.TryGetValue((request.Device, request.Tab), out var line) && line.Contains(request.Path, StringComparison.Ordinal);
}
