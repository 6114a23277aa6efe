using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class BlockedHasNoEffectTrials() : Trials(new BlockedHasNoEffect())
{
    private const string Blocked = """{"success":false,"blocked":true,"error":"Tenant mismatch"}""";

    public override IEnumerable<Trial> Of =>
    [
        Holds("nothing happened", 1, new Story().Invoked().Answered(Blocked, ok: false)),
        Holds("the key had its effect before", 1, new Story().Invoked().Effect().Answered("{}").Invoked("again").Answered(Blocked, "again", ok: false)),
        Holds("corrected, it has its effect", 1, new Story().Invoked().Answered(Blocked, ok: false).Invoked("right").Effect().Answered("{}", "right")),
        Holds("another key had an effect meanwhile", 1, new Story().Invoked().Effect("key-2").Answered(Blocked, ok: false)),
        Holds("another device had the effect meanwhile", 1, new Story().Invoked().Effect(device: "phone").Answered(Blocked, ok: false)),
        Holds("the effect came after the answer", 1, new Story().Invoked().Answered(Blocked, ok: false).Effect()),
        Holds("another tab had the effect meanwhile", 1, new Story().Invoked().Then(new EffectSeen(Story.Key, "email.send", "object-1", "hash"), tab: 2).Answered(Blocked, ok: false)),
        Holds("blocked without a word of who asked", 0, new Story().Effect().Answered(Blocked, ok: false)),
        Holds("an answer that is no object says nothing of being blocked", 0, new Story().Invoked().Effect().Answered("\"blocked\"")),
        Holds("what is not blocked is another matter", 0, new Story().Invoked().Effect().Answered("""{"success":true}""")),

        Broken(
            "it had its effect all the same", new Story().Invoked().Effect().Answered(Blocked, ok: false),
            "letter was answered as blocked and had an effect all the same", 1, 2, 3),
        Broken(
            "only the second of two that were blocked had an effect",
            new Story().Invoked().Answered(Blocked, ok: false).Invoked("again").Effect().Answered(Blocked, "again", ok: false),
            "again was answered as blocked and had an effect all the same", 3, 4, 5),
        Broken(
            "an approval was answered as blocked",
            new Story().Invoked().Answered("{}").Invoked(route: Route.Approve).Effect().Answered(Blocked, route: Route.Approve, ok: false),
            "letter was answered as blocked and had an effect all the same", 3, 4, 5),
    ];
}
