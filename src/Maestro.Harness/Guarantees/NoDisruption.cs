using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>Whatever breaks, the user is not disrupted: no uncaught error, no unhandled rejection, no dialog.</summary>
public sealed class NoDisruption : IGuarantee
{
    public string Name => "no-disruption";

    public string Says => "no uncaught error, no unhandled rejection and no dialog";

    public IReadOnlyList<string> Claims { get; } = ["CRY-4", "KEY-4"];

    public Judgement Judge(ScenarioHistory history)
    {
        var breaches = history.Events.Select(Breach).OfType<Breach>().ToList();
        return new Judgement(history.Of<PageOpened>().Count, breaches);
    }

    private static Breach? Breach(HistoryEvent happened) => happened switch
    {
        PageErrored error => new Breach($"the page threw: {error.Text}", [happened]),
        DialogOpened dialog => new Breach($"a dialog ({dialog.Type}) stood in the way: {dialog.Text}", [happened]),
        _ => null,
    };
}
