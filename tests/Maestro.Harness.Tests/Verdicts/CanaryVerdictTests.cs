using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Verdicts;

/// <summary>The canary must be caught by an expectation and by a guarantee; otherwise nothing in the run can be trusted.</summary>
internal sealed class CanaryVerdictTests
{
    private const string Canary = "canary";

    private static readonly Story Good = Story.Whole(story => story);
    private static readonly Story Bad = Story.Whole(story => story.Effect().Effect());
    private static readonly Story ByExpectation = Story.Whole(story => story.Then(NotMet));
    private static readonly Story ByBoth = Story.Whole(story => story.Effect().Effect().Then(NotMet));

    private static ExpectationEvaluated NotMet => new(7, Met: false, ["RCP-1"], "no effect of letter", null);

    private static IEnumerable<TestCaseData> NotCaught =>
    [
        new TestCaseData(Good, "passed").SetArgDisplayNames("passed"),
        new TestCaseData(ByExpectation, "was not caught by a guarantee").SetArgDisplayNames("by its expectation alone"),
        new TestCaseData(Bad, "was not caught by its expectation").SetArgDisplayNames("by a guarantee alone"),
        new TestCaseData(new Story(), "came to nothing; it never began").SetArgDisplayNames("never began"),
        new TestCaseData(Story.Whole(story => story.Service(new NotRun("it needs root"))), "was not run").SetArgDisplayNames("not run"),
    ];

    [Test]
    public void A_canary_that_is_caught_counts_for_nothing()
    {
        var run = Judge.Run(Of(ByBoth, Good));
        Assert.That((run.Verdict, run.Scenarios.Single().Id, run.Doubts.Count), Is.EqualTo((Verdict.Passed, "story-1", 0)));
        Assert.That(VerdictText.Totals(run), Is.EqualTo("1 passed, 0 failed, 0 unknown, 0 not run"));
        Assert.That(VerdictText.CanaryLine(run.Canary!), Does.StartWith("canary   caught by expectation, at-most-one-effect  "));
    }

    [TestCaseSource(nameof(NotCaught))]
    public void A_canary_that_is_not_caught_makes_the_run_unknown(Story canary, string why)
    {
        var run = Judge.Run(Of(canary, Good));
        Assert.That(run.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(run.Doubts, Is.EqualTo([$"the gate cannot be trusted: the canary must fail, and {why}"]));
    }

    [Test]
    public void A_run_that_has_looked_away_accuses_nobody_either() =>
        Assert.That(Judge.Run(Of(Good, Bad)).Verdict, Is.EqualTo(Verdict.Unknown));

    [Test]
    public void A_run_without_a_canary_is_judged_by_its_scenarios_alone()
    {
        var journal = Of(new Story(), Bad);
        var run = Judge.Run(journal with { Events = [JournalFile.Start("story-1"), .. journal.Events.Skip(1)] });
        Assert.That((run.Verdict, run.Canary), Is.EqualTo((Verdict.Failed, (ScenarioVerdict?)null)));
    }

    private static Journal Of(Story canary, params Story[] stories)
    {
        var ids = stories.Select((_, index) => $"story-{index + 1}").ToList();
        return new Journal(
            [
                JournalFile.Start(ids) with { Canary = Canary },
                .. canary.Events.Select(each => each with { Scenario = Canary }),
                .. stories.SelectMany((story, index) => story.Events.Select(each => each with { Scenario = ids[index] })),
                new RunEnded(Interrupted: false),
            ],
            null);
    }
}
