using Maestro.Harness.Guarantees;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

/// <summary>Times are in seconds of virtual time, to which each event adds a tenth of a second.</summary>
internal sealed class BackOffIsObeyedTrials() : Trials(new BackOffIsObeyed())
{
    private const string Offline = "network.offline";

    private static readonly RequestTried Load = new("GET", "/", Online: true);
    private static readonly ResponseSeen Read = new("GET", "/session", 200);
    private static readonly RequestFailed Unreadable = new("GET", "/session", "net::ERR_EMPTY_RESPONSE");
    private static readonly OperationInvoked Asked = new(Story.Letter, Route.Execute, "tenant-123", Story.Key, "email.send", "GREEN", []);

    public override IEnumerable<Trial> Of =>
    [
        Holds("each wait is the least that it may be", 9, new Story().Fails(0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 61.5, 91.5, 121.5)),
        Holds("each wait is the most that it may be", 8, new Story().Fails(0, 1, 3, 7, 15, 31, 63, 123, 183)),
        Holds("a success begins anew", 3, new Story().Fails(0, 1).Attempt(3, 200).Fails(3, 4)),
        Holds("what follows a success or a refusal is of the same pass", 1, new Story().Fails(0).Attempt(1, 200).Attempt(1, 400).Attempt(1, 200)),
        Holds("a connection that comes back ends the waiting", 3, new Story().Fails(0, 1, 3, 7).Injected(Offline).Healed(Offline).Fails(7)),
        Holds("a person presses the button", 3, Flush(new Story().Fails(0, 1, 3, 7), 7)),
        Holds("another tenant has a wait of its own", 3, new Story().Fails(0, 1, 3, 7).At(new RequestTried("POST", "/session", Online: true)).Fails(7)),
        Holds("a store that was lost has no wait", 3, new Story().Fails(0, 1, 3, 7).Injected("storage.evicted").Healed("storage.evicted").Fails(7)),
        Holds("a page that ended had not stored its wait", 3, new Story().Fails(0, 1, 3, 7).At(Load).Fails(7)),
        Holds("a page ended before its answer came", 3, new Story().Fails(0, 1, 3).Tried(7).At(Load).Fails(7)),
        Holds("an operation asks for its claim", 2, new Story().Fails(0, 1, 3).At(Asked).Claim(3).Claim(3)),
        Holds("an operator types a claim into the console", 2, new Story().Fails(0, 1, 3).At(new OperatorDid(Actor.Operator, Deed.Typed, $"fetch('{Attempts.ClaimPath}')")).Claim(3)),
        Holds("a playbook types a claim", 2, new Story().Fails(0, 1, 3).Service(new StepStarted(7, "playbook receipt-conflict-diagnosis")).Claim(3)),
        Holds("it cannot be told which tab is late", 1, new Story().At(new PageOpened("/", 1)).Then(new PageOpened("/", 1), tab: 2).Fails(0, 60)),
        Holds("an operation may have held it up", 1, new Story().Fails(0).At(Asked).Tried(60)),
        Holds("the service is asked again when it allows it", 1, new Story().Attempt(0, 429, 30).Tried(30)),
        Holds("a service that asks for more than the back-off", 2, new Story().Attempt(0, 503, 120).Attempt(120, 503, 30).Tried(150)),
        Holds("a refusal whose session cannot be read has its wait", 2, Unread(0, 1, 3)),
        Holds("a refusal whose session is read has none", 0, new Story().Attempt(0, 403).At(Read).Tried(0)),
        Holds("nor has it when a later load cannot read it", 0, new Story().Attempt(0, 403).At(Read).At(Unreadable).Tried(0)),
        Holds("nor has one whose page ended before", 0, new Story().Attempt(0, 403).At(Load).At(Unreadable).Tried(0)),
        Holds("nothing failed", 0, new Story().Attempt(0, 200).Attempt(0, 200)),

        Broken("real time, and no wait", new Story().Fails(null, null).Tried(null), TooEarly("0.2", 2, "1"), 3, 4, 5),
        Broken("the wait does not grow", new Story().Fails(0, 1, 2, 3).Tried(4), TooEarly("1.2", 4, "4"), 7, 8, 9),
        Broken("it is told once", new Story().Fails(0, 0, 0, 0, 0, 0), TooEarly("0.2", 3, "2"), 5, 6, 7),
        Broken("another tab does not know of it", new Story().Fails(0, 1, 3, 7).Tried(7, tab: 2), TooEarly("0.2", 4, "4"), 7, 8, 9),
        Broken("a load does not know of it", Passes(new Story().Fails(0, 1, 3, 7), 11).At(Load).Tried(7), TooEarly("1.4", 4, "4"), 7, 8, 21),
        Broken("no load forgets how often it has failed", new Story().Fails(0, 1, 3, 7, 15).At(Load).Fails(15).Tried(16), TooEarly("1.2", 5, "8"), 12, 13, 14),
        Broken("a queued claim is the drain's as well", new Story().Fails(0, 1, 3, 7).Claim(7), TooEarly("0.2", 4, "4", Attempts.ClaimPath), 7, 8, 9),
        Broken(
            "the wait is longer than it may be",
            new Story().Fails(0).Tried(60),
            $"{Attempts.Sync} was tried again 60.2 s after failure number 1 in a row; expected at most 1 s", 1, 2, 3),
        Broken("a refusal whose session cannot be read waits for nothing", Unread(0, 0, 0, 0), TooEarly("0.3", 3, "2"), 7, 8, 10),
        Broken("the service asked for time", new Story().Attempt(0, 429, 30).Tried(20), Unasked("20.2", 30), 2, 3),
        Broken("a person is no exception", Flush(new Story().Attempt(0, 429, 30), 0), Unasked("0.3", 30), 2, 4),
        Broken(
            "a connection that comes back is no exception",
            new Story().Attempt(0, 503, 30).Injected(Offline).Healed(Offline).Tried(0), Unasked("0.4", 30), 2, 5),
        Broken("nor is another load", Passes(new Story().Attempt(0, 429, 30), 11).At(Load).Tried(0), Unasked("1.4", 30), 2, 15),
        Broken(
            "an operation's claim was asked to wait",
            Passes(new Story().At(Asked).Claim(0, 503, 30), 11).Tried(0), Unasked("1.3", 30), 3, 15),
    ];

    private static string TooEarly(string passed, int failures, string least, string path = Attempts.Sync) =>
        $"{path} was tried again {passed} s after failure number {failures} in a row; expected at least {least} s";

    private static string Unasked(string passed, int wait) => $"{Attempts.Sync} was tried {passed} s after the service had asked for {wait} s";

    private static Story Unread(params IEnumerable<double> at) =>
        at.Aggregate(new Story(), (story, when) => story.Attempt(when, 403).At(Unreadable));

    private static Story Flush(Story story, double at) =>
        story.Service(new StepStarted(9, "flush desk")).Fails(at).Service(new StepEnded(9, 5)).Fails(at);

    private static Story Passes(Story story, int events) =>
        Enumerable.Range(0, events).Aggregate(story, (so, _) => so.At(new StatusRead(null)));
}

internal static class Attempts
{
    public const string Sync = "/functions/v1/maestro-sync";

    public const string ClaimPath = $"{Sync}/claim-receipt";

    public static Story At(this Story story, HistoryEvent happened) => story.Then(happened, tab: 1);

    /// <summary>Attempts that the service answers 500.</summary>
    /// <param name="at">Null where the clock is real.</param>
    public static Story Fails(this Story story, params IReadOnlyList<double?> at) => at.Aggregate(story, (so, each) => so.Attempt(each, 500));

    public static Story Attempt(this Story story, double? at, int status, double? retryAfter = null) =>
        story.Tried(at).At(new ResponseSeen("POST", Sync, status, retryAfter));

    public static Story Tried(this Story story, double? at, int tab = 1, string path = Sync) =>
        story.Then(new RequestTried("POST", path, Online: true, Ahead: at * 1000), tab: tab);

    public static Story Claim(this Story story, double at, int status = 200, double? retryAfter = null) =>
        story.Tried(at, path: ClaimPath).At(new ResponseSeen("POST", ClaimPath, status, retryAfter));
}
