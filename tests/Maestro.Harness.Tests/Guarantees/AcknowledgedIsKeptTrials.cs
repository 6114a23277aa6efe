using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class AcknowledgedIsKeptTrials() : Trials(new AcknowledgedIsKept())
{
    private const string Durable = """{"success":true,"durable":true}""";
    private const string InMemory = """{"success":true,"durable":false}""";
    private const string Executed = """{"idempotency_key":"key-1","event_type":"executed"}""";
    private const string Claim = """{"idempotency_key":"key-1"}""";
    private const string Lost = "letter was acknowledged, and its audit record is neither at the service nor in the outbox";

    private static readonly PageOpened Reloaded = new("/", 200);

    public override IEnumerable<Trial> Of =>
    [
        Holds("its record is at the service", 1, Acknowledged().Outbox("[]").Row("audit", Executed)),
        Holds("its record waits on the device", 1, Acknowledged().Outbox($"[{Claim},{Executed}]")),
        Holds("its record is at the service and the outbox cannot be read", 1, Acknowledged().Row("audit", Executed)),
        Holds("an approval is answered and its record is kept", 1, new Story().Answered(Durable, route: Route.Approve).Outbox($"[{Executed}]")),
        Holds("what is not durable goes with its page when that is reloaded", 0, new Story().Answered(InMemory).Then(Reloaded).Outbox("[]")),
        Holds("what is not durable goes with its page when that dies", 0, new Story().Answered(InMemory).Then(new PageCrashed()).Outbox("[]")),
        Holds("what is not durable goes with its page when that is closed", 0, new Story().Answered(InMemory).Then(new PageClosed()).Outbox("[]")),
        Holds("an operation in doubt is tried again and its record is kept", 1, new Story().Answered(Durable, route: Route.Retry).Row("audit", Executed)),
        Holds("two devices, each with its own record", 2, Acknowledged().Answered(Durable, key: "key-2", device: "laptop")
            .Outbox($"[{Executed}]").Outbox($"[{Executed.Replace("key-1", "key-2")}]", "laptop")),
        Holds("what is not durable waits on the device", 1, new Story().Answered(InMemory).Outbox($"[{Executed}]")),
        Holds("a prior result is no new promise", 0, new Story().Answered("""{"success":true,"durable":true,"idempotent":true}""").Outbox("[]")),
        Holds("what waits for approval has not been executed", 0, new Story().Answered("""{"success":true,"durable":true,"escalated":true}""").Outbox("[]")),
        Holds("what failed promises nothing", 0, new Story().Answered("""{"success":false,"durable":true}""", ok: false).Outbox("[]")),
        Holds("no answer promises nothing", 0, new Story().Unanswered().Outbox("[]")),
        Holds("the host alone promises nothing", 0, new Story().Answered(Durable, route: Route.Perform).Outbox("[]")),

        Holds("each of two devices has a record of the same operation", 2, OnTwo().Outbox("[]").Outbox("[]", "phone").Row("audit", By("a")).Row("audit", By("b"))),
        Holds("the second device's record waits", 2, OnTwo().Outbox("[]").Outbox($"[{Executed}]", "phone").Row("audit", By("a"))),
        Holds("another tenant's record is at the service", 1, Leave(AcknowledgedBy("tenant-123")).Outbox("[]").Row("audit", Executed)),

        Broken("its record is nowhere", Acknowledged().Outbox("[]"), Lost, 1, 2),
        Broken("only its claim waits", Acknowledged().Outbox($"[{Claim}]"), Lost, 1, 2),
        Broken("only another event of it is at the service", Acknowledged().Outbox("[]").Row("audit", Executed.Replace("executed", "escalated")), Lost, 1, 2),
        Broken("only its claim is at the service", Acknowledged().Outbox("[]").Row("claims", Claim), Lost, 1, 2),
        Broken("only another operation's record is at the service", Acknowledged().Outbox("[]").Row("audit", Executed.Replace("key-1", "key-2")), Lost, 1, 2),
        Broken("its record waits on another device", Acknowledged().Outbox("[]").Outbox($"[{Executed}]", "laptop"), Lost, 1, 2),
        Broken("its record waited and is gone at the end", Acknowledged().Outbox($"[{Executed}]").Outbox("[]"), Lost, 1, 3),
        Broken("what is not durable is gone though its page lives", new Story().Answered(InMemory).Outbox("[]"), Lost, 1, 2),
        Broken(
            "what is not durable is gone though only another device was reloaded",
            new Story().Answered(InMemory).Then(Reloaded, "laptop").Outbox("[]"),
            Lost, 1, 3),
        Broken(
            "what is not durable is gone though only another tab was reloaded",
            new Story().Answered(InMemory).Then(Reloaded, tab: 2).Outbox("[]"),
            Lost, 1, 3),
        Broken(
            "what is not durable was acknowledged by the page that came after",
            new Story().Then(Reloaded).Answered(InMemory).Outbox("[]"),
            Lost, 2, 3),
        Broken(
            "one of two is gone", Acknowledged().Answered(Durable, "other", "key-2").Outbox($"[{Executed}]").Row("audit", Executed),
            "other was acknowledged, and its audit record is neither at the service nor in the outbox", 2, 3),
        Broken("the service broke only before the outbox was read", Acknowledged().Service(new Broke("a step", "why", 3)).Outbox("[]"), Lost, 1, 3),
        Broken("what is durable is gone with its page", Acknowledged().Then(Reloaded).Outbox("[]"), Lost, 1, 3),
        Broken(
            "an answer that says of itself that it is no prior result is a promise",
            new Story().Answered("""{"success":true,"durable":true,"idempotent":false,"escalated":false}""").Outbox("[]"),
            Lost, 1, 2),

        Broken(
            "of two devices that did the same operation one has no record",
            OnTwo().Outbox("[]").Outbox("[]", "phone").Row("audit", By("a")),
            "letter was acknowledged on 2 devices, and 1 of them have an audit record", 1, 2, 3),
        Broken("its person is signed in, and its record is nowhere", AcknowledgedBy("tenant-123").Outbox("[]"), Lost, 2, 3),

        InDoubt("its person is not signed in any more", Leave(AcknowledgedBy("tenant-123")).Outbox("[]"), Hidden),
        InDoubt("nobody is signed in any more", AcknowledgedBy("tenant-123").Then(new SignedOut()).Outbox("[]"), Hidden),
        InDoubt("the outbox could not be read", Acknowledged(), Unread),
        InDoubt(
            "of two devices that did the same operation one cannot be read any more",
            OnTwo().Outbox("[]").Row("audit", By("a")),
            "letter was acknowledged on 2 devices, and 1 of them have an audit record; the outbox of phone could not be read"),
        InDoubt(
            "of two devices that did the same operation one has somebody else now",
            Leave(AcknowledgedBy("tenant-123")).Answered(Durable, device: "phone").Outbox("[]").Outbox("[]", "phone").Row("audit", By("b")),
            "letter was acknowledged on 2 devices, and 1 of them have an audit record; it may wait on device for somebody who is not signed in there any more"),
        InDoubt("the outbox was read only before", new Story().Outbox("[]").Answered(Durable), Unread),
        InDoubt(
            "the service's rows could not be read",
            Acknowledged().Outbox("[]").Service(new Broke("last observations", "no answer", 0)),
            "letter was acknowledged; its audit record is not in the outbox, and the service's rows could not be read"),
    ];

    private const string Unread =
        "letter was acknowledged, and its audit record is not at the service; the outbox of device could not be read";

    private const string Hidden =
        "letter was acknowledged, and its audit record is not at the service; it may wait on device for somebody who is not signed in there any more";

    private static string By(string client) => Executed.Replace("}", $$""","client_id":"{{client}}"}""");

    private static Story OnTwo() => Acknowledged().Answered(Durable, device: "phone");

    private static Story AcknowledgedBy(string tenant) => new Story().Then(new SignedIn(tenant, "subject-1"))
        .Answered($$$"""{"success":true,"durable":true,"receipt":{"tenant_id":"{{{tenant}}}"}}""");

    private static Story Leave(Story story) => story.Then(new SignedIn("tenant-456", "subject-2"));

    private static Story Acknowledged() => new Story().Answered(Durable);
}
