using System.Text.Json;
using System.Text.Json.Nodes;
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

    public Judgement Judge(ScenarioHistory history)
    {
        var stored = history.Of<ServerRow>()
            .Where(row => row.Table is "audit")
            .Select(row => (Key(row.Row), Event(row.Row)))
            .ToHashSet();
        var outboxes = history.Of<OutboxRead>()
            .GroupBy(read => read.Device ?? "")
            .ToDictionary(reads => reads.Key, reads => reads.Last());
        var breaches = new List<Breach>();
        var doubts = new List<string>();
        var acknowledged = history.Of<OperationReturned>().Where(answer => IsAcknowledged(history, answer)).ToList();
        foreach (var answer in acknowledged)
        {
            var outbox = outboxes.GetValueOrDefault(answer.Device ?? "") is { } read && read.Seq > answer.Seq ? read : null;
            if (stored.Contains((answer.Key, "executed")) || Waits(outbox?.Items, answer.Key))
            {
                continue;
            }

            if (outbox is null)
            {
                doubts.Add($"{answer.Operation} was acknowledged; neither the service has its audit record nor could the outbox of {answer.Device} be read");
            }
            else if (!AreRowsRead(history, outbox))
            {
                doubts.Add($"{answer.Operation} was acknowledged; its audit record is not in the outbox, and the service's rows could not be read");
            }
            else
            {
                breaches.Add(new Breach(
                    $"{answer.Operation} was acknowledged, and its audit record is neither at the service nor in the outbox", [answer, outbox]));
            }
        }

        return new Judgement(acknowledged.Count, breaches, doubts);
    }

    private static bool IsAcknowledged(ScenarioHistory history, OperationReturned returned) =>
        returned is { Route: Route.Execute or Route.Approve or Route.Retry, Outcome: Outcome.Ok, Answer: JsonObject answer }
        && !IsTrue(answer["idempotent"]) && !IsTrue(answer["escalated"])
        && (IsTrue(answer["durable"]) || IsPageAlive(history, returned));

    private static bool IsTrue(JsonNode? flag) => flag?.GetValueKind() is JsonValueKind.True;

    private static bool IsPageAlive(ScenarioHistory history, OperationReturned since) => !history.Events.Any(happened =>
        happened.Seq > since.Seq && happened.Device == since.Device && happened.Tab == since.Tab
        && happened is PageOpened or PageClosed or PageCrashed);

    /// <summary>The rows are read after the outboxes; a service may have none, but then nothing broke on the way to them.</summary>
    private static bool AreRowsRead(ScenarioHistory history, OutboxRead before) =>
        history.Of<ServerRow>().Any() || !history.Of<Broke>().Any(broke => broke.Seq > before.Seq);

    private static bool Waits(JsonNode? items, string key) =>
        items is JsonArray list && list.Any(item => item is JsonObject row && Key(row) == key && Event(row) == "executed");

    private static string? Key(JsonObject row) => (string?)row["idempotency_key"];

    private static string? Event(JsonObject row) => (string?)row["event_type"];
}
