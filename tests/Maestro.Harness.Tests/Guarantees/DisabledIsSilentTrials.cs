using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class DisabledIsSilentTrials() : Trials(new DisabledIsSilent())
{
    private const string Sync = "/functions/v1/maestro-sync";

    public override IEnumerable<Trial> Of =>
    [
        Holds("the host's own requests and database", 3, Disabled().Arrived("/session").Arrived("/maestro-health").Then(new DatabasesRead(["desk"]))),
        Holds("an enabled build may ask", 0, new Story().Started().Arrived(Sync).Then(new DatabasesRead(["maestro_secrets"]))),

        Broken("a request was tried", Disabled().Arrived("/").Then(new RequestTried("POST", Sync, Online: true)), $"the disabled build requested POST {Sync}", 3),
        Broken("a request arrived", Disabled().Arrived(Sync), $"POST {Sync} of the disabled build arrived", 2),
        Broken("a database is there", Disabled().Then(new DatabasesRead(["desk", "maestro_state"])), "the disabled build has the databases desk, maestro_state", 2),
    ];

    private static Story Disabled() => new Story().Started("disabled");
}
