using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class PageStaysResponsiveTrials() : Trials(new PageStaysResponsive())
{
    private const string Still = "the page of device stood still for 2.0 s";
    private const string Frozen = "lifecycle.page-frozen";

    public override IEnumerable<Trial> Of =>
    [
        Holds("it never stands still", 1, Alone().Then(Opened)),
        Holds("it stands still for a second", 1, Alone().Then(Opened).Then(new PageBlocked(1000))),
        Holds("a fault stops it", 1, Alone().Then(Opened).Injected(Frozen).Then(new PageBlocked(2000))),
        Holds("a fault stopped it until a moment ago", 1, Alone().Then(Opened).Injected(Frozen).Healed(Frozen).Then(new PageBlocked(2000))),
        Holds("others run beside it", 0, new Story().Started().Then(Opened).Then(new PageBlocked(2000))),

        Broken("it stands still for two seconds", Alone().Then(Opened).Then(new PageBlocked(2000)), Still, 3),
        Broken("another kind of fault is in force", Alone().Then(Opened).Injected("network.offline").Then(new PageBlocked(2000)), Still, 4),
        Broken(
            "the fault that stopped it was over before",
            Later(Alone().Then(Opened).Injected(Frozen).Healed(Frozen), times: 21).Then(new PageBlocked(2000)),
            Still, 26),
    ];

    private static readonly PageOpened Opened = new("/", 200, "enabled");

    private static Story Alone() => new Story().Service(new ScenarioStarted(
        "A story", "scenarios/chapter/story.yaml", [], "normal", "enabled", new Dictionary<string, string>(), Alone: true));

    /// <summary>Each event takes 100 ms.</summary>
    private static Story Later(Story story, int times) =>
        Enumerable.Range(0, times).Aggregate(story, (so, _) => so.Then(new ConsoleSaid("info", "a while passes")));
}
