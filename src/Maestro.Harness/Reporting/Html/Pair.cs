using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Reporting.Html;

/// <summary>Two events that belong together: the ends of a step, a request as the page sees it, a fault.</summary>
/// <param name="Kind">step, request or fault.</param>
/// <param name="First">The row of its beginning.</param>
/// <param name="Last">The row of its end; null: it has none.</param>
/// <param name="Detail">Of a step its line, of a request what became of it, of a fault its name.</param>
internal sealed record Pair(string Kind, int First, int? Last, string Detail)
{
    public static IReadOnlyList<Pair> Of(IReadOnlyList<HistoryEvent> events)
    {
        var pairs = new List<Pair>();
        var open = new Dictionary<object, Queue<int>>();
        foreach (var (row, happened) in events.Index())
        {
            switch (happened)
            {
                case StepStarted it:
                    Begin(("step", it.Line), "step", row, $"{it.Line}");
                    break;
                case StepEnded it:
                    End(("step", it.Line), row, null);
                    break;
                case RequestTried it:
                    Begin((it.Device, it.Method, it.Path), "request", row, it.Online ? "no answer" : "no answer: offline");
                    break;
                case ResponseSeen it:
                    End((it.Device, it.Method, it.Path), row, $"{it.Status}");
                    break;
                case RequestFailed it:
                    End((it.Device, it.Method, it.Path), row, it.Why);
                    break;
                case FaultInjected it:
                    Begin(("fault", it.Id), "fault", row, it.Fault);
                    break;
                case FaultHealed it:
                    End(("fault", it.Id), row, null);
                    break;
            }
        }

        return pairs;

        void Begin(object key, string kind, int row, string detail)
        {
            (open.TryGetValue(key, out var waiting) ? waiting : open[key] = new()).Enqueue(pairs.Count);
            pairs.Add(new Pair(kind, row, null, detail));
        }

        void End(object key, int row, string? detail)
        {
            if (open.TryGetValue(key, out var waiting) && waiting.TryDequeue(out var at))
            {
                pairs[at] = pairs[at] with { Last = row, Detail = detail ?? pairs[at].Detail };
            }
        }
    }
}
