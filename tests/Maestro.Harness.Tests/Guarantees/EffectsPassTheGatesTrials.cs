using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class EffectsPassTheGatesTrials() : Trials(new EffectsPassTheGates())
{
    private const string Unconfirmed = "email.send had an effect that nobody had confirmed so";
    private const string Changed = "email.send had an effect with other parameters than those that were held for approval";
    private const string Held = """{"success":true,"escalated":true,"task_id":"task-1"}""";

    public override IEnumerable<Trial> Of =>
    [
        Holds("it was confirmed", 1, Ask().Effect()),
        Holds("corrected, it was confirmed", 1, Ask(Ask(confirmed: false).Answered(Blocked, ok: false)).Effect()),
        Holds("a person typed it and confirmed it on the page", 1, Ask(route: Route.Compose, parameters: null).Effect()),
        Holds("approved, it is what was held", 1, Approve(Ask(lane: "RED").Answered(Held)).Effect()),
        Holds("asked for with something else, it is still what was held", 1, Approve(Ask(Ask(lane: "RED").Answered(Held), parameters: "other").Answered(Blocked, ok: false)).Effect()),
        Holds("the host alone does it", 0, new Story().Invoked(route: Route.Perform).Effect()),
        Holds("it came from nowhere in the scenario", 0, new Story().Effect()),

        Broken("it was held, and nobody had confirmed it", Approve(Ask(lane: "RED", confirmed: false).Answered(Held)).Effect(), "email.send was held and had its effect without anybody's confirmation", 1, 4),
        Broken("nobody confirmed it", Ask(confirmed: false).Effect(), Unconfirmed, 1, 2),
        Broken("its lane is blocked", Ask(lane: "BLOCKED").Effect(), Unconfirmed, 1, 2),
        Broken("it has other parameters than what was confirmed", Ask(parameters: "other").Effect(), Unconfirmed, 1, 2),
        Broken("it is another action than what was confirmed", Ask(action: "invoice.pay").Effect(), Unconfirmed, 1, 2),
        Broken("what was refused has its effect later", Ask(parameters: "hash").Answered(Blocked, ok: false).Effect(), Unconfirmed, 1, 3),
        Broken("another device's person confirmed it", Ask(Ask(confirmed: false), device: "phone").Effect(), Unconfirmed, 1, 3),
        Broken(
            "the approval counts for other parameters, under the same task",
            Approve(Ask(Ask(lane: "RED", parameters: "other").Answered(Held), parameters: "hash").Answered(Held)).Effect(),
            Changed, 1, 6),
    ];

    private const string Blocked = """{"success":false,"blocked":true,"error":"no"}""";

    private static Story Ask(
        Story? before = null, bool confirmed = true, string lane = "GREEN", string? parameters = "hash", string action = "email.send",
        Route route = Route.Execute, string device = Story.Device) =>
        (before ?? new Story()).Then(new OperationInvoked(Story.Letter, route, "tenant-123", Story.Key, action, lane, [], confirmed, parameters), device);

    private static Story Approve(Story story) => story.Invoked(route: Route.Approve);
}
