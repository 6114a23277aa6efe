using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>Which kinds of steps are under way: what a person or an operator asks for is not what the client does by itself.</summary>
internal sealed class StepsUnderWay
{
    private readonly Dictionary<int, string> _kinds = [];

    /// <summary>To be called with each event, in order.</summary>
    /// <returns>The kind of the step that ends with it, such as `flush`; otherwise null.</returns>
    public string? See(HistoryEvent happened)
    {
        if (happened is StepStarted started)
        {
            _kinds[started.Line] = started.Text.Split(' ', 2)[0];
        }
        else if (happened is StepEnded ended && _kinds.Remove(ended.Line, out var kind))
        {
            return kind;
        }

        return null;
    }

    public bool Any(params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            if (_kinds.ContainsValue(kind))
            {
                return true;
            }
        }

        return false;
    }
}
