using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class DegradedSendsNothingTrials() : Trials(new DegradedSendsNothing())
{
    private const string Degraded = """{"success":true,"degraded":true}""";

    private static readonly RequestTried Sync = new("POST", "/functions/v1/maestro-sync", Online: true);
    private static readonly ConsoleSaid Off = new("warning", "[MAESTRO] Crypto unavailable - falling back to unencrypted operation");
    private static readonly ConsoleSaid On = new("info", "[MAESTRO] Initialized successfully");
    private static readonly PageOpened Opened = new("/", 100);

    public override IEnumerable<Trial> Of =>
    [
        Holds("a load without a key asks nothing", 1, Loaded()),
        Holds("the client's own files and the session may be asked for", 1, At(Loaded(), new RequestTried("GET", "/session", Online: true))),
        Holds("what was under way when the key was lost", 1, Answered(At(Live(), Off, Sync))),
        Holds("a key was found again", 1, At(Loaded(), On, Sync)),
        Holds("the next load has a key", 1, At(Loaded(), On, Opened, Sync)),
        Holds("another tab has its key", 1, Loaded().Then(On, tab: 2).Then(Opened, tab: 2).Then(Sync, tab: 2)),
        Holds("a key was found while the degraded answer was on its way", 0, At(Invoked(Live()), Off, On).Then(Answer(), tab: 1).Then(Sync, tab: 1)),
        Holds("with a key all is sent", 0, At(Live(), Sync)),
        Holds("an operator types a request into the console", 1, At(Loaded().Then(new OperatorDid(Actor.Operator, Deed.Typed, $"fetch('{Sync.Path}')"), tab: 1), Sync)),
        Holds("a playbook types a request", 1, At(Loaded().Service(new StepStarted(7, "playbook receipt-conflict-diagnosis")), Sync)),
        Holds("the page is gone", 1, At(Loaded(), new PageCrashed(), Sync)),

        Broken("a load without a key asks", At(Loaded(), Sync), Breach, 1, 3),
        Broken("after a degraded answer", At(Answered(At(Live(), Off)), Sync), Breach, 3, 6),
        Broken("a degraded answer that the console does not tell of", At(Answered(Live()), Sync), Breach, 4, 5),
        Broken("still without a key after another load", At(At(At(Live(), Off), Off, Opened), Sync), Breach, 3, 6),
        Broken(
            "an operator's request is done",
            At(Loaded().Service(new StepStarted(7, "playbook key-loss")).Service(new StepEnded(7, 5)), Sync), Breach, 1, 5),
    ];

    private const string Breach = "POST /functions/v1/maestro-sync was tried without encryption";

    private static Story Live() => At(new Story(), On, Opened);

    private static Story Loaded() => At(new Story(), Off, Opened);

    private static Story Invoked(Story story) =>
        At(story, new OperationInvoked(Story.Letter, Route.Execute, "tenant-123", Story.Key, "email.send", "GREEN", []));

    private static Story Answered(Story story) => At(Invoked(story), Answer());

    private static OperationReturned Answer() =>
        new(Story.Letter, Route.Execute, Story.Key, Outcome.Ok, System.Text.Json.Nodes.JsonNode.Parse(Degraded));

    private static Story At(Story story, params IReadOnlyList<Maestro.Harness.History.HistoryEvent> happened) =>
        happened.Aggregate(story, (so, next) => so.Then(next, tab: 1));
}
