using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Reporting;

/// <summary>A step from its beginning to its end.</summary>
/// <param name="Began">Milliseconds since the run began.</param>
/// <param name="Ended">Null: it did not do what it says, or never came to its end.</param>
internal sealed record StepSpan(int Line, string Text, double Began, double? Ended)
{
    /// <summary>In the order in which they began.</summary>
    public static IReadOnlyList<StepSpan> Of(IReadOnlyList<HistoryEvent> events)
    {
        var steps = new List<StepSpan>();
        foreach (var happened in events)
        {
            if (happened is StepStarted started)
            {
                steps.Add(new StepSpan(started.Line, started.Text, started.At, null));
            }
            else if (happened is StepEnded ended && steps.FindLastIndex(step => step.Line == ended.Line && step.Ended is null) is >= 0 and var at)
            {
                steps[at] = steps[at] with { Ended = ended.At };
            }
        }

        return steps;
    }
}
