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

        Holds("a page that was loaded before the switch may ask until it is reloaded", 1, Enabled().Service(new Deployed("host", "disabled"))
            .Arrived(Sync).Then(Opened("disabled"), tab: 1).Arrived("/session")),
        Holds("what an enabled page stored stays", 1, Enabled().Then(Opened("disabled"), tab: 1).Then(new DatabasesRead(["maestro_state"]))),
        Holds("another tab is still enabled", 0, Enabled().Then(Opened("enabled"), tab: 2).Then(Opened("disabled"), tab: 1).Arrived(Sync)),

        Holds("an enabled build is deployed again", 0, Disabled().Then(Opened("disabled"), tab: 1).Service(new Deployed("host", "enabled")).Arrived(Sync)),

        Broken("a request arrived after the reload", Enabled().Then(Opened("disabled"), tab: 1).Arrived(Sync), $"POST {Sync} of the disabled build arrived", 4),
        Broken("a request arrived after the last enabled tab was closed", Enabled().Then(Opened("enabled"), tab: 2).Then(Opened("disabled"), tab: 1)
            .Then(new PageClosed(), tab: 2).Arrived(Sync), $"POST {Sync} of the disabled build arrived", 6),
        Broken("a request arrived after the enabled tab had died", Enabled().Then(Opened("enabled"), tab: 2).Then(Opened("disabled"), tab: 1)
            .Then(new PageCrashed(), tab: 2).Arrived(Sync), $"POST {Sync} of the disabled build arrived", 6),
        Broken("only another device is enabled", Enabled().Then(Opened("disabled"), "phone", 1)
            .Then(new RequestArrived(1, "POST", Sync, 10, "hash"), "phone"), $"POST {Sync} of the disabled build arrived", 4),
        Broken("only another device had an enabled page", Enabled().Then(Opened("disabled"), "phone", 1)
            .Then(new DatabasesRead(["maestro_state"]), "phone"), "the disabled build has the databases maestro_state", 4),
        Broken("a request was tried", Disabled().Arrived("/").Then(new RequestTried("POST", Sync, Online: true)), $"the disabled build requested POST {Sync}", 3),
        Broken("a request arrived", Disabled().Arrived(Sync), $"POST {Sync} of the disabled build arrived", 2),
        Broken("a database is there", Disabled().Then(new DatabasesRead(["desk", "maestro_state"])), "the disabled build has the databases desk, maestro_state", 2),
    ];

    private static Story Enabled() => new Story().Started().Then(Opened("enabled"), tab: 1);

    private static PageOpened Opened(string build) => new("/", 1, build);

    private static Story Disabled() => new Story().Started("disabled");
}
