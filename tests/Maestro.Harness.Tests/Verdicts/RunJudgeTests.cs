using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Verdicts;

internal sealed class RunJudgeTests
{
    private static readonly Story Good = Story.Whole(story => story);
    private static readonly Story Bad = Story.Whole(story => story.Effect().Effect());
    private static readonly Story Doubtful = new Story().Started();
    private static readonly Story Lacking = Story.Whole(story => story.Service(new NotRun("it needs root")));

    private static IEnumerable<TestCaseData> Worst =>
    [
        Case("Failed_is_the_worst", Verdict.Failed, Good, Doubtful, Bad, Lacking),
        Case("Unknown_is_worse_than_passed", Verdict.Unknown, Good, Doubtful, Lacking),
        Case("What_was_not_run_counts_for_nothing", Verdict.Passed, Good, Lacking),
        Case("All_passed_is_passed", Verdict.Passed, Good, Good),
        Case("All_not_run_is_not_run", Verdict.NotRun, Lacking),
        Case("Nothing_at_all_is_not_run", Verdict.NotRun),
    ];

    [TestCaseSource(nameof(Worst))]
    public void A_run_s_verdict_is_the_worst_of_its_scenarios(Verdict expected, Story[] stories) =>
        Assert.That(Judge.Run(Of(stories)).Verdict, Is.EqualTo(expected));

    [Test]
    public void Scenarios_come_in_the_order_of_the_plan_and_each_is_judged_by_its_own_events()
    {
        var verdict = Judge.Run(Of(Good, Bad, Good));
        Assert.That(
            verdict.Scenarios.Select(each => (each.Id, each.Verdict)),
            Is.EqualTo(new[] { ("story-1", Verdict.Passed), ("story-2", Verdict.Failed), ("story-3", Verdict.Passed) }));
        Assert.That((verdict.Seed, verdict.Doubts.Count), Is.EqualTo(("7f3a", 0)));
    }

    [Test]
    public void A_planned_scenario_that_never_began_is_unknown()
    {
        var journal = Of(Good);
        var planned = journal with { Events = [JournalFile.Start("story-1", "story-2"), .. journal.Events.Skip(1)] };

        var verdict = Judge.Run(planned);

        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(verdict.Scenarios[1].Doubts, Is.EqualTo(["it never began"]));
    }

    [Test]
    public void A_scenario_that_was_not_planned_is_judged_too()
    {
        var journal = Of(Good, Bad);
        var planned = journal with { Events = [JournalFile.Start("story-1"), .. journal.Events.Skip(1)] };
        Assert.That(Judge.Run(planned).Verdict, Is.EqualTo(Verdict.Failed));
    }

    [TestCase(true, TestName = "An_interrupted_run_is_unknown")]
    [TestCase(null, TestName = "A_run_without_its_end_is_unknown")]
    public void A_run_that_was_cut_off(bool? interrupted)
    {
        var journal = Of(Good);
        IEnumerable<HistoryEvent> end = interrupted is null ? [] : [new RunEnded(Interrupted: true)];

        var verdict = Judge.Run(journal with { Events = [.. journal.Events.SkipLast(1), .. end] });

        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(verdict.Doubts, Is.EqualTo(["the run was cut off before its end"]));
    }

    [Test]
    public void A_torn_journal_is_unknown()
    {
        var verdict = Judge.Run(Of(Good) with { Torn = "line 9 breaks off after 3 characters" });
        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(verdict.Doubts, Is.EqualTo(["the journal is torn: line 9 breaks off after 3 characters"]));
    }

    [Test]
    public void A_finding_stays_one_in_a_run_that_was_cut_off()
    {
        var journal = Of(Bad);
        Assert.That(Judge.Run(journal with { Events = [.. journal.Events.SkipLast(1)] }).Verdict, Is.EqualTo(Verdict.Failed));
    }

    private static TestCaseData Case(string name, Verdict expected, params Story[] stories) =>
        new TestCaseData(expected, stories).SetName(name);

    private static Journal Of(params Story[] stories)
    {
        var ids = stories.Select((_, index) => $"story-{index + 1}").ToList();
        return new Journal(
            [
                JournalFile.Start(ids),
                .. stories.SelectMany((story, index) => story.Events.Select(each => each with { Scenario = ids[index] })),
                new RunEnded(Interrupted: false),
            ],
            null);
    }
}
