using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class RiskyWaitsForAPersonTrials() : Trials(new RiskyWaitsForAPerson())
{
    private const string Early = "letter is of high risk and had its effect before anybody approved it";
    private const string Denied = "letter was denied and had an effect all the same";

    public override IEnumerable<Trial> Of =>
    [
        Holds("it waits", 1, Red()),
        Holds("approved, it has its effect", 1, Approved(Red()).Effect()),
        Holds("denied, it has none", 1, Deny(Red())),
        Holds("a denial that came too late was refused", 1, Approved(Red()).Effect().Invoked(route: Route.Deny).Answered("{}", route: Route.Deny, ok: false)),
        Holds("the host alone had its effect", 1, Red().Invoked(route: Route.Perform).Effect()),
        Holds("another key had its effect meanwhile", 1, Red().Effect("key-2")),
        Holds("another device had its effect meanwhile", 1, Red().Effect(device: "phone")),
        Holds("asked twice, it waits once", 1, Red().Then(Asked())),
        Holds("denied on one device and approved on another", 1, Deny(Red()).Invoked(route: Route.Approve, device: "phone").Effect(device: "phone")),
        Holds("denied, and the host did it by itself later", 1, Deny(Red()).Service(new Deployed("host", "disabled")).Invoked(route: Route.Perform).Effect()),
        Holds("the host did it by itself twice", 1, Deny(Red()).Invoked(route: Route.Perform).Effect().Invoked(route: Route.Perform).Effect()),
        Holds("its key had an effect before", 1, new Story().Effect().Then(Asked())),
        Holds("what is not of high risk does not wait", 0, new Story().Invoked().Effect()),

        Holds("one of two tabs came too late to approve it", 1, Refused(Approved(Approved(Red()))).Effect()),
        Holds("in doubt after its approval, a person tried it again", 1, Refused(Approved(Red())).Invoked(route: Route.Retry).Effect()),
        Holds("its attempt failed, and it was approved again", 1, Approved(Refused(Approved(Red()))).Effect()),

        Broken("its approval was used up", Refused(Approved(Red())).Then(Asked()).Effect(), "letter is of high risk and had its effect by an approval that was used up", 1, 3, 5),
        Broken("nobody approved what was tried again", Red().Invoked(route: Route.Retry).Effect(), Early, 1, 3),
        Broken("it did not wait", Red().Effect(), Early, 1, 2),
        Broken("it was approved too late", Approved(Red().Effect()), Early, 1, 2),
        Broken("only another operation was approved", Red().Invoked("other", "key-2", Route.Approve).Effect(), Early, 1, 3),
        Broken("only another device approved", Red().Invoked(route: Route.Approve, device: "phone").Effect(), Early, 1, 3),
        Broken("approval and denial both won", Deny(Approved(Red()).Effect()), Denied, 3, 5),
        Broken("denied and done, and the host did it by itself after", Deny(Approved(Red()).Effect()).Invoked(route: Route.Perform).Effect(), Denied, 3, 5),
        Broken("denied, and done once more than by the host", Deny(Red()).Invoked(route: Route.Perform).Effect().Effect(), Denied, 3, 6),
        Broken("denied, and only another device's host did it", Approved(Deny(Red())).Invoked(route: Route.Perform, device: "phone").Effect(), Denied, 3, 6),
        Broken("denied first, and done by an approval after", Approved(Deny(Red())).Effect(), Denied, 3, 5),
    ];

    private static OperationInvoked Asked() =>
        new(Story.Letter, Route.Execute, "tenant-123", Story.Key, "email.send", "RED", []);

    private static Story Red() => new Story().Then(Asked());

    private static Story Approved(Story before) => before.Invoked(route: Route.Approve);

    private static Story Refused(Story before) => before.Answered("{}", route: Route.Approve, ok: false);

    private static Story Deny(Story before) => before.Invoked(route: Route.Deny).Answered("{}", route: Route.Deny);
}
