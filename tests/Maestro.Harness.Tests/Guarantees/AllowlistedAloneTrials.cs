using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class AllowlistedAloneTrials() : Trials(new AllowlistedAlone())
{
    public override IEnumerable<Trial> Of =>
    [
        Holds("an allowlisted action", 1, new Story().Invoked().Effect()),
        Holds("all that are on the list", 4, Other(Other(Other(new Story().Effect(), "calendar.schedule"), "notification.show"), "invoice.pay")),
        Holds("the host alone did something else", 0, Other(new Story().Invoked(route: Route.Perform), "constructor")),

        Broken("a name that every object has", Other(new Story(), "constructor"), "constructor is not on the allowlist and had an effect", 1),
        Broken(
            "only another device's host did it alone", Other(new Story().Invoked(route: Route.Perform, device: "phone"), "email.send.all"),
            "email.send.all is not on the allowlist and had an effect", 2),
        Broken("another case", Other(new Story().Effect(), "Email.send"), "Email.send is not on the allowlist and had an effect", 2),
    ];

    private static Story Other(Story before, string action) => before.Then(new EffectSeen(Story.Key, action, "object-1", "hash"));
}
