using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class NoDisruptionTrials() : Trials(new NoDisruption())
{
    public override IEnumerable<Trial> Of =>
    [
        Holds("a page that complains in its console alone", 1, Opened().Then(new ConsoleSaid("error", "[MAESTRO] Failed to open maestro_secrets DB"))),
        Holds("a page whose process died did not throw", 1, Opened().Then(new PageCrashed())),
        Holds("nothing was opened", 0, new Story().Started()),

        Broken("an error that nobody caught", Opened().Then(new PageErrored("TypeError: x is undefined")), "the page threw: TypeError: x is undefined", 2),
        Broken("a dialog", Opened().Then(new DialogOpened("alert", "Key lost")), "a dialog (alert) stood in the way: Key lost", 2),
    ];

    private static Story Opened() => new Story().Then(new PageOpened("/", 200));
}
