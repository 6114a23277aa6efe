using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// The page never says that everything is synced or stored when it is not: not against the client's status of that very instant, and not while
/// the service never gets the record of something that this tab had been told is done, for the tenant that is signed in.
/// </summary>
public sealed class PageTellsTheTruth : IGuarantee
{
    public string Name => "page-tells-the-truth";

    public string Says => "the page says \"synced\" and \"stored\" only when it is so";

    public IReadOnlyList<string> Claims { get; } = ["SRV-4", "SYN-3", "QUO-2"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Page];

    public Judgement Judge(ScenarioHistory history)
    {
        var stored = history.Of<ServerRow>()
            .Where(row => row.Table is "audit" && (string?)row.Row["event_type"] is "executed")
            .Select(row => (string?)row.Row["idempotency_key"])
            .ToHashSet();
        var mayJudgeRows = history.Sees(Sight.ServiceRows) && (stored.Count > 0 || !history.Of<Broke>().Any());
        var people = new Dictionary<string, People>(StringComparer.Ordinal);
        var lacking = new Dictionary<(string?, int?, string?), OperationReturned>();
        var read = 0;
        var breaches = new List<Breach>();
        foreach (var happened in history.Events)
        {
            var device = happened.Device ?? "";
            switch (happened)
            {
                case SignedIn or SignedOut:
                    people.TryAdd(device, new People());
                    people[device].See(happened);
                    break;
                case OperationReturned answer when mayJudgeRows && IsAcknowledged(answer) && !stored.Contains(answer.Key):
                    lacking.TryAdd((answer.Device, answer.Tab, TenantOf(answer)), answer);
                    break;
                case PageRead page:
                    read++;
                    if (page.Contradiction() is { } says)
                    {
                        breaches.Add(new Breach($"the page of {device} {says}", [page]));
                    }
                    else if (page.Synced && people.GetValueOrDefault(device)?.Now is { } tenant
                        && lacking.GetValueOrDefault((page.Device, page.Tab, tenant)) is { } unsent)
                    {
                        breaches.Add(new Breach(
                            $"the page of {device} says that everything is synced, and the service never got the record of {unsent.Operation}", [unsent, page]));
                    }

                    break;
            }
        }

        return new Judgement(read, breaches);
    }

    private static bool IsAcknowledged(OperationReturned answer) =>
        answer is { Route: Route.Execute or Route.Approve or Route.Retry, Outcome: Outcome.Ok, Answer: JsonObject }
        && answer.Says("durable") && !answer.Says("idempotent") && !answer.Says("escalated");

    private static string? TenantOf(OperationReturned answer) => (string?)answer.Answer?["receipt"]?["tenant_id"];
}
