using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// Each row of the service lies with the tenant whose operation it is about, and what a device keeps is shown to the signed-in tenant alone. A refusal
/// is a record of whoever was signed in when the operation was asked for (docs/contract.md §2).
/// </summary>
public sealed class TenantsNeverMix : IGuarantee
{
    public string Name => "tenants-never-mix";

    public string Says => "no tenant's operations are stored or shown as another's";

    public IReadOnlyList<string> Claims { get; } = ["SYN-3", "SRV-4"];

    public Judgement Judge(ScenarioHistory history)
    {
        var signedIn = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var operations = new Dictionary<string, Tenants>(StringComparer.Ordinal);
        var relevant = 0;
        var breaches = new List<Breach>();
        foreach (var happened in history.Events)
        {
            var device = happened.Device ?? "";
            switch (happened)
            {
                case SignedIn { Elsewhere: true } person when signedIn.TryGetValue(device, out var either):
                    // No tab was told; until the client finds out, either may be meant.
                    signedIn[device] = [.. either, person.Tenant];
                    break;
                case SignedIn person:
                    signedIn[device] = [person.Tenant];
                    break;
                case SignedOut:
                    signedIn[device] = [];
                    break;
                case OperationInvoked { Key.Length: > 0 } asked:
                    Of(operations, asked).Add(asked, signedIn.GetValueOrDefault(device));
                    break;
                case OutboxRead or ReceiptsRead when signedIn.TryGetValue(device, out var tenants):
                    foreach (var (item, of) in Known(Shown(happened), operations))
                    {
                        relevant++;
                        if (!tenants.Any(tenant => of.Fits(item, tenant)))
                        {
                            breaches.Add(new Breach(
                                $"{device} shows a record of {of.First.Tenant} while {Words(tenants)} is signed in", [of.First, happened]));
                        }
                    }

                    break;
                case ServerRow row:
                    foreach (var (item, of) in Known([row.Row], operations))
                    {
                        if ((string?)item["tenant_id"] is { } tenant)
                        {
                            relevant++;
                            breaches.AddRange(of.Fits(item, tenant) ? [] : [new Breach(
                                $"a row of the service's {row.Table} lies with {tenant}, and its operation is of {of.First.Tenant}", [of.First, row])]);
                        }
                    }

                    break;
            }
        }

        return new Judgement(relevant, breaches);
    }

    private static Tenants Of(Dictionary<string, Tenants> operations, OperationInvoked asked)
    {
        if (!operations.TryGetValue(asked.Key, out var tenants))
        {
            operations[asked.Key] = tenants = new Tenants(asked);
        }

        return tenants;
    }

    private static IEnumerable<JsonNode?> Shown(HistoryEvent read) =>
        (read is OutboxRead outbox ? outbox.Items : (read as ReceiptsRead)?.Receipts) as JsonArray ?? [];

    private static IEnumerable<(JsonObject Item, Tenants Of)> Known(IEnumerable<JsonNode?> items, Dictionary<string, Tenants> operations) => items
        .OfType<JsonObject>()
        .Select(item => (item, operations.GetValueOrDefault((string?)item["idempotency_key"] ?? "")!))
        .Where(each => each.Item2 is not null);

    private static string Words(HashSet<string> tenants) => tenants.Count == 0 ? "nobody" : string.Join(" or ", tenants);

    /// <summary>Whose an operation's key is.</summary>
    private sealed class Tenants(OperationInvoked first)
    {
        private readonly HashSet<string> _named = [];
        private readonly HashSet<string> _refused = [];
        private bool _isOfSomebody;

        public OperationInvoked First => first;

        /// <param name="asked">One more time that it was asked for.</param>
        /// <param name="signedIn">Who was signed in there; null: nobody saw.</param>
        public void Add(OperationInvoked asked, HashSet<string>? signedIn)
        {
            _named.Add(asked.Tenant);
            _refused.UnionWith(signedIn ?? []);
            _isOfSomebody |= signedIn is null;
        }

        /// <summary>Whether a row or a record about it may be of that tenant.</summary>
        public bool Fits(JsonObject item, string tenant) =>
            _named.Contains(tenant) || ((string?)item["event_type"] is "blocked" && (_isOfSomebody || _refused.Contains(tenant)));
    }
}
