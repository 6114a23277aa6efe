using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>A disabled build asks nothing of MAESTRO's service and opens none of its databases.</summary>
public sealed class DisabledIsSilent : IGuarantee
{
    public string Name => "disabled-is-silent";

    public string Says => "disabled, there is no call to MAESTRO's service and no database of MAESTRO";

    public IReadOnlyList<string> Claims { get; } = ["DIS-1", "DIS-2", "ENA-2"];

    public Judgement Judge(ScenarioHistory history)
    {
        if (history.Started?.Build is not "disabled")
        {
            return new Judgement(0, []);
        }

        var breaches = history.Events.Select(Breach).OfType<Breach>().ToList();
        var looked = history.Events.Count(happened => happened is RequestArrived or DatabasesRead);
        return new Judgement(looked, breaches);
    }

    private static Breach? Breach(HistoryEvent happened) => happened switch
    {
        RequestTried request when request.Path.StartsWith(ScenarioHistory.ServicePath, StringComparison.Ordinal) =>
            new Breach($"the disabled build requested {request.Method} {request.Path}", [happened]),
        RequestArrived request when request.Path.StartsWith(ScenarioHistory.ServicePath, StringComparison.Ordinal) =>
            new Breach($"{request.Method} {request.Path} of the disabled build arrived", [happened]),
        DatabasesRead databases when databases.Names.Any(name => name.StartsWith("maestro_", StringComparison.Ordinal)) =>
            new Breach($"the disabled build has the databases {string.Join(", ", databases.Names)}", [happened]),
        _ => null,
    };
}
