using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// Nothing acknowledged is lost: an operation that the client answered with success has its audit record at the service, in the
/// device's outbox or among its dead letters when the scenario ends; on several devices, there is a record of each. What was
/// acknowledged as not durable must be kept only as long as its page lives.
/// </summary>
public sealed class AcknowledgedIsKept : IGuarantee
{
    public string Name => "acknowledged-is-kept";

    public string Says => "nothing acknowledged is lost";

    public IReadOnlyList<string> Claims { get; } = ["SRV-4", "IDB-8", "OFF-5"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Outbox, Sight.ServiceRows];

    public Judgement Judge(ScenarioHistory history)
    {
        var stored = ExecutedOf(history.Of<ServerRow>().Where(row => row.Table is "audit").Select(row => row.Row))
            .ToLookup(record => (string?)record["idempotency_key"], record => (string?)record["client_id"]);
        var outboxes = LastOutboxes(history);
        var pages = LastChanges(history);
        var breaches = new List<Breach>();
        var doubts = new List<string>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        var acknowledged = history.Of<OperationReturned>().Where(answer => IsAcknowledged(answer, pages)).ToList();
        var onDevices = acknowledged.ToLookup(answer => answer.Key);
        foreach (var answer in acknowledged)
        {
            var outbox = After(answer, outboxes);
            if (outbox?.Executed.Contains(answer.Key) is true)
            {
                continue;
            }

            var clients = stored[answer.Key].Distinct(StringComparer.Ordinal).Count();
            var devices = onDevices[answer.Key].Select(each => each.Device).Distinct(StringComparer.Ordinal).Count();
            var kept = clients + outboxes.Values.Count(each => each.Executed.Contains(answer.Key));
            if (clients > 0 && kept >= devices)
            {
                continue;
            }

            var said = clients > 0
                ? $"{answer.Operation} was acknowledged on {devices} devices, and {kept} of them have an audit record"
                : $"{answer.Operation} was acknowledged, and its audit record is not at the service";
            if (outbox is null)
            {
                doubts.Add($"{said}; the outbox of {answer.Device} could not be read");
            }
            else if (Hides(outbox, answer))
            {
                doubts.Add($"{said}; it may wait on {answer.Device} for somebody who is not signed in there any more");
            }
            else if (clients > 0)
            {
                // Which of the devices has sent its own cannot be told; one whose outbox is in doubt says so itself.
                var mayWait = onDevices[answer.Key].Any(each => After(each, outboxes) is not { } others || Hides(others, each));
                breaches.AddRange(!mayWait && told.Add(answer.Key) ? [new Breach(said, [.. onDevices[answer.Key], outbox.Read])] : []);
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

    /// <summary>What the outbox of its device held after that answer; null: it was not read any more.</summary>
    private static Outbox? After(OperationReturned answer, Dictionary<string, Outbox> outboxes) =>
        outboxes.GetValueOrDefault(answer.Device ?? "") is { } last && last.Read.Seq > answer.Seq ? last : null;

    private static bool Hides(Outbox outbox, OperationReturned answer) => outbox.People.Hide(TenantOf(answer));

    private static string? TenantOf(OperationReturned answer) => (string?)answer.Answer?["receipt"]?["tenant_id"];

    /// <summary>Those audit records that say that an operation was executed.</summary>
    private static IEnumerable<JsonObject> ExecutedOf(IEnumerable<JsonNode?> records) =>
        records.OfType<JsonObject>().Where(record => (string?)record["event_type"] is "executed");

    private static Dictionary<string, Outbox> LastOutboxes(ScenarioHistory history)
    {
        var outboxes = new Dictionary<string, Outbox>(StringComparer.Ordinal);
        var people = new Dictionary<string, People>(StringComparer.Ordinal);
        foreach (var happened in history.Events)
        {
            var device = happened.Device ?? "";
            if (happened is SignedIn or SignedOut)
            {
                (people.TryGetValue(device, out var known) ? known : people[device] = new People()).See(happened);
            }
            else if (happened is OutboxRead read)
            {
                outboxes[device] = new Outbox(read, people.GetValueOrDefault(device) ?? new People());
            }
        }

        return outboxes;
    }

    /// <summary>What a device's outbox held when it was last read.</summary>
    /// <param name="People">Who had been signed in.</param>
    private sealed record Outbox(OutboxRead Read, People People)
    {
        /// <summary>By the operation's key.</summary>
        public HashSet<string?> Executed { get; } =
            [.. ExecutedOf(Read.Items as JsonArray ?? []).Select(record => (string?)record["idempotency_key"])];
    }
}
