using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// Nothing acknowledged is lost: an operation that the client answered with success has its audit record at the service, in the
/// device's outbox or among its dead letters when the scenario ends. What was acknowledged as not durable must be kept only as
/// long as its page lives.
/// </summary>
public sealed class AcknowledgedIsKept : IGuarantee
{
    public string Name => "acknowledged-is-kept";

    public string Says => "nothing acknowledged is lost";

    public IReadOnlyList<string> Claims { get; } = ["SRV-4", "IDB-8", "OFF-5"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Outbox, Sight.ServiceRows];

    public Judgement Judge(ScenarioHistory history)
    {
        var stored = ExecutedOf(history.Of<ServerRow>().Where(row => row.Table is "audit").Select(row => row.Row));
        var outboxes = history.Of<OutboxRead>()
            .GroupBy(read => read.Device ?? "")
            .ToDictionary(reads => reads.Key, reads => new Outbox(reads.Last()));
        var pages = LastChanges(history);
        var breaches = new List<Breach>();
        var doubts = new List<string>();
        var acknowledged = history.Of<OperationReturned>().Where(answer => IsAcknowledged(answer, pages)).ToList();
        foreach (var answer in acknowledged)
        {
            var outbox = outboxes.GetValueOrDefault(answer.Device ?? "") is { } last && last.Read.Seq > answer.Seq ? last : null;
            if (stored.Contains(answer.Key) || outbox?.Executed.Contains(answer.Key) is true)
            {
                continue;
            }

            if (outbox is null)
            {
                doubts.Add($"{answer.Operation} was acknowledged; neither the service has its audit record nor could the outbox of {answer.Device} be read");
            }
            else if (!AreRowsRead(history, outbox.Read))
            {
                doubts.Add($"{answer.Operation} was acknowledged; its audit record is not in the outbox, and the service's rows could not be read");
            }
            else
            {
                breaches.Add(new Breach(
                    $"{answer.Operation} was acknowledged, and its audit record is neither at the service nor in the outbox", [answer, outbox.Read]));
            }
        }

        return new Judgement(acknowledged.Count, breaches, doubts);
    }

    private static bool IsAcknowledged(OperationReturned returned, Dictionary<(string?, int?), long> pages) =>
        returned is { Route: Route.Execute or Route.Approve or Route.Retry, Outcome: Outcome.Ok, Answer: JsonObject }
        && !returned.Says("idempotent") && !returned.Says("escalated")
        && (returned.Says("durable") || pages.GetValueOrDefault((returned.Device, returned.Tab)) < returned.Seq);

    /// <summary>When each tab last got another page, or lost the one it had.</summary>
    private static Dictionary<(string?, int?), long> LastChanges(ScenarioHistory history) =>
        history.Of<PageOpened>().Concat<HistoryEvent>(history.Of<PageClosed>()).Concat(history.Of<PageCrashed>())
            .GroupBy(page => (page.Device, page.Tab))
            .ToDictionary(page => page.Key, page => page.Max(change => change.Seq));

    /// <summary>The rows are read after the outboxes; a service may have none, but then nothing broke on the way to them.</summary>
    private static bool AreRowsRead(ScenarioHistory history, OutboxRead before) =>
        history.Of<ServerRow>().Count > 0 || !(history.Of<Broke>().LastOrDefault()?.Seq > before.Seq);

    /// <summary>The idempotency keys of those audit records that say that an operation was executed.</summary>
    private static HashSet<string?> ExecutedOf(IEnumerable<JsonNode?> records) => records.OfType<JsonObject>()
        .Select(record => (Key: (string?)record["idempotency_key"], Event: (string?)record["event_type"]))
        .Where(record => record.Event is "executed")
        .Select(record => record.Key)
        .ToHashSet();

    /// <summary>What a device's outbox held when it was last read.</summary>
    private sealed record Outbox(OutboxRead Read)
    {
        public HashSet<string?> Executed { get; } = ExecutedOf(Read.Items as JsonArray ?? []);
    }
}
