using System.Text.Json.Nodes;
using Maestro.Harness.Guarantees;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Tests.History;

/// <summary>
/// A history made by hand. Each event gets the next number and comes 100 ms after the one before. Where nothing else is said, it
/// happens on the device `device`, to the operation `letter`, an e-mail with the key `key-1`.
/// </summary>
internal sealed class Story
{
    public const string Id = "chapter/story";
    public const string Device = "device";
    public const string Letter = "letter";
    public const string Key = "key-1";

    private readonly List<HistoryEvent> _events = [];

    public IReadOnlyList<HistoryEvent> Events => _events;

    public ScenarioHistory History => new(_events);

    /// <summary>A story with nothing in it that a guarantee could doubt, and the words in between.</summary>
    public static Story Whole(Func<Story, Story> middle, params IReadOnlyList<string> claims) =>
        middle(new Story().Started(claims: claims)).Service(new ScenarioEnded());

    /// <summary>An event on a device.</summary>
    public Story Then(HistoryEvent happened, string? device = Device, int? tab = null)
    {
        _events.Add(happened with
        {
            Seq = _events.Count + 1,
            At = 100 * _events.Count,
            Scenario = Id,
            Device = device,
            Tab = tab,
        });
        return this;
    }

    /// <summary>An event on no device.</summary>
    public Story Service(HistoryEvent happened) => Then(happened, device: null);

    public Story Started(
        string build = "enabled", IReadOnlyList<string>? claims = null, string? suspended = null, params IReadOnlyList<Sight> unseen) => Service(
        new ScenarioStarted(
            "A story",
            "scenarios/chapter/story.yaml",
            claims ?? [],
            "normal",
            build,
            suspended is null ? new() : new Dictionary<string, string> { [suspended] = "it is broken on purpose" },
            Unseen: unseen.Count > 0 ? unseen : null));

    public Story Invoked(
        string operation = Letter, string key = Key, Route route = Route.Execute, string device = Device, params IReadOnlyList<string> canaries) =>
        Then(new OperationInvoked(operation, route, "tenant-123", key, "email.send", "GREEN", canaries), device);

    public Story Answered(
        string answer, string operation = Letter, string key = Key, Route route = Route.Execute, string device = Device, bool ok = true) =>
        Then(new OperationReturned(operation, route, key, ok ? Outcome.Ok : Outcome.Failed, JsonNode.Parse(answer)), device);

    public Story Unanswered(string device = Device) =>
        Then(new OperationReturned(Letter, Route.Execute, Key, Outcome.Indeterminate, null, "the page died"), device);

    public Story Effect(string key = Key, string device = Device) =>
        Then(new EffectSeen(key, "email.send", "object-1", "hash"), device);

    public Story Injected(string fault, string device = Device, int id = 1) => Then(new FaultInjected(id, fault, null), device);

    public Story Receipt(string fault, bool inForce = true, string device = Device, int id = 1) =>
        Then(new FaultReceipt(id, fault, inForce, inForce ? "it shows" : "nothing shows"), device);

    public Story Healed(string fault, bool healed = true, string device = Device, int id = 1) =>
        Then(new FaultHealed(id, fault, healed, healed ? "it is gone" : "it still shows"), device);

    public Story Arrived(string path, params IReadOnlyList<string> canaries) =>
        Then(new RequestArrived(1, "POST", path, 10, "hash", canaries.Count > 0 ? canaries : null));

    public Story Row(string table, string row, params IReadOnlyList<string> canaries) =>
        Service(new ServerRow(table, JsonNode.Parse(row)!.AsObject(), canaries.Count > 0 ? canaries : null));

    public Story Outbox(string items, string device = Device) => Then(new OutboxRead(JsonNode.Parse(items)), device);
}
