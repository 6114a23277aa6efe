using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class SuccessHasItsEffectTrials() : Trials(new SuccessHasItsEffect())
{
    private const string Done = """{"success":true,"durable":true}""";
    private const string Nothing = "letter was answered as done and had no effect";

    public override IEnumerable<Trial> Of =>
    [
        Holds("it had its effect", 1, new Story().Invoked().Effect().Answered(Done)),
        Holds("its effect is seen after the answer", 1, new Story().Invoked().Answered(Done).Effect()),
        Holds("asked again, the earlier effect stands", 2, new Story().Effect().Answered(Done).Answered("""{"success":true,"idempotent":true}""")),
        Holds("an approval had its effect", 1, new Story().Effect().Answered(Done, route: Route.Approve)),
        Holds("it waits for a person", 0, new Story().Answered("""{"success":true,"escalated":true}""")),
        Holds("another device did it", 0, new Story().Answered("""{"success":true,"idempotent":true,"receipt":{"state":"foreign"}}""")),
        Holds("it was not done", 0, new Story().Answered("""{"success":false}""", ok: false)),
        Holds("no answer came", 0, new Story().Unanswered()),
        Holds("a denial does nothing", 0, new Story().Answered(Done, route: Route.Deny)),

        Broken("it had none", new Story().Invoked().Answered(Done), Nothing, 2),
        Broken("only another device had one", new Story().Effect(device: "phone").Answered(Done), Nothing, 2),
        Broken("only another operation had one", new Story().Effect("key-2").Answered(Done), Nothing, 2),
        Broken("a prior result of what was never done", new Story().Answered("""{"success":true,"idempotent":true,"receipt":{"state":"failed"}}"""), Nothing, 1),
    ];
}
