using System.Text.Json.Nodes;
using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class TenantsNeverMixTrials() : Trials(new TenantsNeverMix())
{
    private const string Mine = """{"tenant_id":"tenant-123","idempotency_key":"key-1","event_type":"executed"}""";
    private static readonly string Others = Mine.Replace("tenant-123", "tenant-456");
    private static readonly string Refused = Others.Replace("executed", "blocked");

    public override IEnumerable<Trial> Of =>
    [
        Holds("a row lies with the operation's tenant", 1, SignedIn().Invoked().Row("audit", Mine)),
        Holds("a row of no operation of the scenario is nobody's", 0, SignedIn().Row("claims", Mine)),
        Holds("what waits is the signed-in tenant's", 1, SignedIn().Invoked().Outbox($"[{Mine}]")),
        Holds("a refusal is of whoever was signed in", 2, SignedIn("tenant-456").Invoked().Outbox($"[{Refused}]").Row("audit", Refused)),
        Holds("behind the client's back, either may be meant", 1, SignedIn().Invoked().Then(new SignedIn("tenant-456", "b", Elsewhere: true)).Outbox($"[{Mine}]")),
        Holds("nobody was seen to sign in", 0, new Story().Invoked().Outbox($"[{Mine}]")),

        Broken("a row lies with another tenant", SignedIn().Invoked().Row("audit", Others), "a row of the service's audit lies with tenant-456, and its operation is of tenant-123", 2, 3),
        Broken("a claim lies with another tenant", SignedIn().Invoked().Row("claims", Others), "a row of the service's claims lies with tenant-456, and its operation is of tenant-123", 2, 3),
        Broken("a refusal lies with a tenant who was never there", SignedIn().Invoked().Row("audit", Refused), "a row of the service's audit lies with tenant-456, and its operation is of tenant-123", 2, 3),
        Broken(
            "what waits is shown to another tenant",
            SignedIn().Invoked().Then(new SignedIn("tenant-456", "b")).Outbox($"[{Mine}]"),
            "device shows a record of tenant-123 while tenant-456 is signed in", 2, 4),
        Broken(
            "a receipt is shown to another tenant",
            SignedIn().Invoked().Then(new SignedIn("tenant-456", "b")).Then(new ReceiptsRead(JsonNode.Parse($"[{Mine}]"), 1)),
            "device shows a record of tenant-123 while tenant-456 is signed in", 2, 4),
        Broken(
            "what waits is shown to nobody",
            SignedIn().Invoked().Then(new SignedOut()).Outbox($"[{Mine}]"),
            "device shows a record of tenant-123 while nobody is signed in", 2, 4),
    ];

    private static Story SignedIn(string tenant = "tenant-123") => new Story().Then(new SignedIn(tenant, "a"));
}
