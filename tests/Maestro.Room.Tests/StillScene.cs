using Maestro.Harness;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Room.Commands;
using Maestro.Room.Live;
using Maestro.Room.Views;

namespace Maestro.Room.Tests;

/// <summary>A guided rehearsal that stands still in the middle of an incident. It notes what it is asked to do, and does nothing.</summary>
internal sealed class StillScene : IScene
{
    private static readonly RehearsedIncident Incident = new(
        "key-loss", "The encryption key is gone", "Key loss", ["The page says that it is degraded"],
        [new RehearsedStep("Load the page again"), new RehearsedStep("See what is there", "indexedDB.databases()")]);

    private static readonly HistoryEvent[] Happened =
    [
        new RehearsalStarted(RehearsalMode.Guided, false, [Incident], 1_200_000, new Dictionary<string, string>()),
        new Calm(),
        new PageOpened("/", 120, "enabled") { Device = "device", Tab = 1 },
        new ConsoleSaid("info", "[MAESTRO] Initialized successfully") { Device = "device", Tab = 1 },
        new IncidentStruck("key-loss"),
        new FaultInjected(1, "crypto.key-gone", null) { Device = "device" },
        new ConsoleSaid("warning", "Crypto initialization failed") { Device = "device", Tab = 1 },
        new ConsoleSaid("error", "It broke") { Device = "device", Tab = 1 },
        new RequestTried("POST", "/functions/v1/maestro-sync", true) { Device = "device", Tab = 1 },
        new RequestFailed("POST", "/functions/v1/maestro-sync", "net::ERR_CONNECTION_RESET") { Device = "device", Tab = 1 },
        new SymptomSeen("key-loss", 1),
        new IncidentNamed("key-loss", true),
        new PlaybookPicked("Key loss", true),
        new OperatorDid(Actor.Operator, Deed.Typed, "navigator.onLine") { Device = "device", Tab = 1 },
        new ConsoleAnswered("navigator.onLine", "true", Failed: false) { Device = "device", Tab = 1 },
        new HarmSeen("receipts-cleared", "Receipts were cleared"),
        new StepSeen("key-loss", 1),
    ];

    private readonly Moments _moments = new();

    public StillScene()
    {
        foreach (var (i, happened) in Happened.Index())
        {
            _moments.Add(happened with { Seq = i + 1, At = i * 1000 });
        }
    }

    public List<Command> Asked { get; } = [];

    public Setting Setting { get; } = new(
        RehearsalMode.Guided, [new Choice("key-loss", "The encryption key is gone")], ["Key loss"], ["disabled", "enabled"], ["network.offline"],
        "device", ["device", "anna"], Live: true, RunbookReader.Read("""
            # Runbook

            ## Incidents

            Find the symptom.

            ### Key loss

            - **KEY-1** In the console: `Crypto initialization failed`.

            ```js
            indexedDB.databases()
            ```
            """));

    public bool HasBegun => true;

    public Screen Screen { get; } = new();

    public Action<Input, string> Touched => (_, _) => { };

    public double Now => Happened.Length * 1000;

    public IAsyncEnumerable<Moment> FollowAsync(long after, CancellationToken cancel) => _moments.FollowAsync(after, cancel);

    public Task<object?> DoAsync(Command command)
    {
        Asked.Add(command);
        return Task.FromResult<object?>(null);
    }

    public Task<object> LookAsync(View view, CancellationToken cancel) => throw new InputException("There is nothing to look at.");

    public Task<string?> DebriefAsync(bool markdown) => Task.FromResult<string?>("what came of it");
}
