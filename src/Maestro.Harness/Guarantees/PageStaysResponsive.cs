using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// The page does not stand still for a person: no task of it takes longer than a second, and one that takes longer than 200 ms is told.
/// Judged where a scenario runs alone, since the machine's other work would count as well, and outside the faults that stop a page.
/// </summary>
public sealed class PageStaysResponsive : IGuarantee
{
    private const double Noticed = 200;
    private const double Disrupting = 1000;

    public string Name => "page-stays-responsive";

    public string Says => "the page never stands still for more than a second";

    public IReadOnlyList<string> Claims { get; } = ["CRY-4", "KEY-4"];

    public Judgement Judge(ScenarioHistory history)
    {
        if (history.Started?.Alone is not true)
        {
            return new Judgement(0, []);
        }

        var pages = 0;
        var breaches = new List<Breach>();
        var remarks = new List<string>();
        var stopped = new HashSet<int>();
        var lastStop = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var happened in history.Events)
        {
            switch (happened)
            {
                case PageOpened:
                    pages++;
                    break;
                case FaultInjected fault when Stops(fault.Fault):
                    stopped.Add(fault.Id);
                    break;
                case FaultHealed fault when stopped.Remove(fault.Id):
                    lastStop[fault.Device ?? ""] = fault.At;
                    break;
                case PageBlocked blocked when stopped.Count > 0 || blocked.At - blocked.Milliseconds < lastStop.GetValueOrDefault(blocked.Device ?? "", double.NegativeInfinity):
                    break;
                case PageBlocked { Milliseconds: > Disrupting } blocked:
                    breaches.Add(new Breach($"the page of {blocked.Device} stood still for {blocked.Milliseconds / 1000:0.0} s", [blocked]));
                    break;
                case PageBlocked { Milliseconds: > Noticed } blocked:
                    remarks.Add($"the page of {blocked.Device} stood still for {blocked.Milliseconds:0} ms");
                    break;
            }
        }

        return new Judgement(pages, breaches) { Remarks = remarks };
    }

    private static bool Stops(string fault) => fault.StartsWith("lifecycle.", StringComparison.Ordinal);
}
