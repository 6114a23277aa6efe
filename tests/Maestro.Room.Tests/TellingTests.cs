using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Room.Access;
using Maestro.Room.Views;

namespace Maestro.Room.Tests;

/// <summary>What an operator of an unguided rehearsal must find out is not sent to their page at all.</summary>
internal sealed class TellingTests
{
    private const string Secret = "the-secret";

    private static readonly RehearsedIncident Incident = new(Secret, Secret, Secret, [Secret], [new RehearsedStep(Secret)]);

    private static HistoryEvent[] Hidden =>
    [
        new IncidentStruck(Secret), new SymptomSeen(Secret, 1), new StepSeen(Secret, 1), new FaultInjected(1, Secret, null), new FaultReceipt(1, Secret, true, Secret),
        new FaultHealed(1, Secret, true, Secret), new HarmSeen(Secret, Secret), new GuaranteeBroken(Secret, Secret), new IncidentRecovered(Secret), new Broke(Secret, Secret, 0),
        new OperatorDid(Actor.Facilitator, Deed.Injected, Secret), Started(RehearsalMode.Mystery),
    ];

    private static HistoryEvent[] Open =>
        [new Calm(), new ConsoleSaid("error", "text"), new RequestFailed("GET", "/", "why"), new OperatorDid(Actor.Operator, Deed.Typed, "1"), new PageCrashed(), new ConsoleAnswered("1", "1", false)];

    [TestCaseSource(nameof(Hidden))]
    public void It_is_not_told(HistoryEvent happened) => Assert.That(Telling.Of(happened, all: false), Is.Null);

    [TestCaseSource(nameof(Open))]
    public void It_is_told(HistoryEvent happened) => Assert.That(Telling.Of(happened, all: false)?.ToJsonString(), Does.Contain("event"));

    [Test]
    public void Whether_a_name_was_right_is_told_later()
    {
        Assert.That(Telling.Of(new IncidentNamed("it", Right: false), all: false)!.ToJsonString(), Does.Not.Contain("right"));
        Assert.That(Telling.Of(new IncidentNamed("it", Right: false), all: true)!.ToJsonString(), Does.Contain("right"));
    }

    [TestCase(RehearsalMode.Mystery, Role.Operator, false)]
    [TestCase(RehearsalMode.Unguided, Role.Operator, false)]
    [TestCase(RehearsalMode.Unguided, Role.Observer, false)]
    [TestCase(RehearsalMode.Guided, Role.Observer, true)]
    [TestCase(RehearsalMode.Mystery, Role.Facilitator, true)]
    public void The_state_holds_what_may_be_known(RehearsalMode mode, Role role, bool told)
    {
        var written = Telling.Of(Struck(mode), role).ToJsonString();
        Assert.That(written.Contains(Secret, StringComparison.Ordinal), Is.EqualTo(told));
        Assert.That(written.Contains("\"struck", StringComparison.Ordinal), Is.EqualTo(told), "that it has struck");
    }

    [Test]
    public void At_the_end_everything_is_told() => Assert.That(
        Telling.Of(Struck(RehearsalMode.Mystery).After(new RehearsalEnded(RehearsalEnd.Aborted)), Role.Operator).ToJsonString(), Does.Contain(Secret));

    [Test]
    public void That_it_works_again_is_told() => Assert.That(
        Telling.Of(Struck(RehearsalMode.Mystery).After(new IncidentRecovered(Secret)), Role.Operator)["stretch"]!.GetValue<string>(), Is.EqualTo("recovered"));

    private static RehearsalStarted Started(RehearsalMode mode) => new(mode, Auto: false, [Incident], 1000, new Dictionary<string, string>(StringComparer.Ordinal));

    private static RehearsalState Struck(RehearsalMode mode) => new HistoryEvent[]
    {
        Started(mode), new Calm(), new FaultInjected(1, Secret, null), new IncidentStruck(Secret), new HarmSeen(Secret, Secret), new GuaranteeBroken(Secret, Secret),
    }.Aggregate(RehearsalState.Before, (state, happened) => state.After(happened));
}
