using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal.Harms;

/// <summary>The diagnosis of a receipt conflict was asked about a key that nobody held: asking claimed it, in nobody's name.</summary>
public sealed class FreeKeyClaimed : IHarm
{
    public string Name => "free-key-claimed";

    public string Says => "a free key was claimed by asking about it: the operation that it belongs to will never run";

    public IEnumerable<OperatorDid> Deeds(IReadOnlyList<HistoryEvent> events)
    {
        var claim = events.OfType<RehearsalStarted>().FirstOrDefault()?.Endpoints.GetValueOrDefault("claim") ?? "\0";
        OperatorDid? asked = null;
        foreach (var happened in events)
        {
            if (happened is OperatorDid { Did: Deed.Typed } did)
            {
                asked = did;
            }
            else if (happened is ConsoleAnswered { Failed: false } answered && asked?.What == answered.Line
                && answered.Line.Contains(claim, StringComparison.Ordinal)
                && answered.Shown.Contains("\"claimed\":true", StringComparison.Ordinal))
            {
                yield return asked;
                asked = null;
            }
        }
    }
}
