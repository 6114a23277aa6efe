using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class ComesToRestTrials() : Trials(new ComesToRest())
{
    private const string Restless = "device did not come to rest within 10 s of healing";

    public override IEnumerable<Trial> Of =>
    [
        Holds("it comes to rest", 1, Recovery().Then(new RestAwaited(Rests: true, 300, 10_000, null))),
        Holds("there is no recovery", 0, new Story().Service(new PhaseStarted(Phase.Safety))),

        Broken("it does not", Recovery().Then(new RestAwaited(Rests: false, 10_020, 10_000, null)), Restless, 1, 2),
        Broken("it does not after a fault was healed", Recovery().Healed("network.offline").Then(new RestAwaited(Rests: false, 10_020, 10_000, null)), Restless, 2, 3),
        Broken(
            "one of two does not",
            Recovery().Then(new RestAwaited(Rests: true, 20, 10_000, null), "phone").Then(new RestAwaited(Rests: false, 10_020, 10_000, null)),
            Restless, 1, 3),
    ];

    private static Story Recovery() => new Story().Service(new PhaseStarted(Phase.Recovery));
}
