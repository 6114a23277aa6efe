using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class BlockedIsToldTrials() : Trials(new BlockedIsTold())
{
    private const string Blocked = """{"success":false,"blocked":true,"error":"Tenant mismatch"}""";
    private const string Risk = "[MAESTRO RISK] Tenant mismatch (trace trace-1)";
    private const string Untold = "letter was blocked, and no risk event on the console says: Tenant mismatch";

    public override IEnumerable<Trial> Of =>
    [
        Holds("the console says so before the answer", 1, Said(Asked(), Risk).Answered(Blocked, ok: false)),
        Holds("the console says so after the answer", 1, Said(Asked().Answered(Blocked, ok: false), Risk)),
        Holds("asked twice and told twice", 2, Said(Said(Asked(), Risk).Answered(Blocked, ok: false).Invoked("again"), Risk).Answered(Blocked, "again", ok: false)),
        Holds("nothing but the error follows", 1, Said(Asked(), "[MAESTRO RISK] Tenant mismatch").Answered(Blocked, ok: false)),
        Holds("an error that begins as another does", 2, Said(Said(Asked(), Risk).Answered(Blocked, ok: false)
            .Invoked("again"), "[MAESTRO RISK] Tenant").Answered(Blocked.Replace(" mismatch", ""), "again", ok: false)),
        Holds("a denial that came too late is no blocked operation", 0, Asked().Answered(Blocked, route: Route.Deny, ok: false)),
        Holds("what is not blocked needs no word", 0, Asked().Answered("""{"success":false,"error":"Operation in doubt"}""", ok: false)),

        Broken("nothing on the console", Asked().Answered(Blocked, ok: false), Untold, 2),
        Broken("another error on the console", Said(Asked(), "[MAESTRO RISK] Invalid idempotency key").Answered(Blocked, ok: false), Untold, 3),
        Broken("only as information", Said(Asked(), Risk, "info").Answered(Blocked, ok: false), Untold, 3),
        Broken("only of an earlier attempt", Said(new Story(), Risk).Invoked().Answered(Blocked, ok: false), Untold, 3),
        Broken("asked twice and told once", Said(Asked(), Risk).Answered(Blocked, ok: false).Invoked("again").Answered(Blocked, "again", ok: false),
            Untold.Replace("letter", "again"), 5),
        Broken("only the beginning of the error", Said(Asked(), "[MAESTRO RISK] Tenant").Answered(Blocked, ok: false), Untold, 3),
        Broken("only on another tab", Asked().Then(new ConsoleSaid("warning", Risk), tab: 2).Answered(Blocked, ok: false), Untold, 3),
        Broken("only on another device", Said(Asked(), Risk, device: "phone").Answered(Blocked, ok: false), Untold, 3),
        Broken(
            "without a word why", Said(Asked(), Risk).Answered("""{"success":false,"blocked":true,"error":""}""", ok: false),
            "letter was blocked without a word why", 3),
        Broken(
            "the error shows the data", Asked().Answered("""{"success":false,"blocked":true,"error":"no address: canary1"}""", ok: false),
            "the error of letter shows its data: canary1", 1, 2),
    ];

    private static Story Asked() => new Story().Invoked(canaries: "canary1");

    private static Story Said(Story before, string text, string level = "warning", string device = Story.Device) =>
        before.Then(new ConsoleSaid(level, text), device);
}
