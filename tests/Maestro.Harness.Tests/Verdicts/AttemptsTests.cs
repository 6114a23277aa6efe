using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Verdicts;

/// <summary>Several attempts at one scenario, judged from their journal alone.</summary>
internal sealed class AttemptsTests
{
    private static readonly Story Good = Story.Whole(story => story);
    private static readonly Story Bad = Story.Whole(story => story.Effect().Effect());
    private static readonly Story Doubtful = Story.Whole(story => story.Service(new Broke("open desk", "it did not open", 4)));
    private static readonly Story CutOff = new Story().Started();

    private static IEnumerable<TestCaseData> Runs =>
    [
        Case("Failed_then_passed_is_flaky", Verdict.Flaky, Bad, Good),
        Case("Unknown_then_passed_is_flaky", Verdict.Flaky, Doubtful, Good),
        Case("Passed_twice_is_passed", Verdict.Passed, Good, Good),
        Case("Failed_then_unknown_is_failed", Verdict.Failed, Bad, Doubtful),
        Case("Unknown_then_failed_is_failed", Verdict.Failed, Doubtful, Bad),
        Case("Passed_then_failed_is_failed", Verdict.Failed, Good, Bad),
        Case("A_second_attempt_that_was_cut_off_mends_nothing", Verdict.Failed, Bad, CutOff),
    ];

    [TestCaseSource(nameof(Runs))]
    public void Several_attempts_are_one_verdict(Verdict expected, Story[] attempts)
    {
        var run = Judge.Run(Of(attempts));
        Assert.That((run.Verdict, run.Scenarios.Single().Verdict), Is.EqualTo((expected, expected)));
        Assert.That(run.Scenarios.Single().Attempts, Has.Count.EqualTo(attempts.Length));
    }

    [Test]
    public void Each_attempt_is_judged_by_its_own_events()
    {
        var verdict = Judge.Run(Of(Story.Whole(story => story.Effect()), Story.Whole(story => story.Effect()))).Scenarios.Single();
        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Passed), "one effect in each: two would be a breach");
        Assert.That(verdict.Milliseconds, Is.EqualTo(400));
    }

    [Test]
    public void A_flaky_verdict_keeps_what_failed_and_what_was_shown_in_the_end()
    {
        var verdict = Judge.Run(Of(Bad, Doubtful, Good)).Scenarios.Single();

        Assert.That((verdict.Findings.Count, verdict.Doubts.Count), Is.EqualTo((0, 0)));
        Assert.That(verdict.Attempts[0].Findings.Single().Guarantee, Is.EqualTo("at-most-one-effect"));
        Assert.That(verdict.Attempts[1].Doubts, Is.EqualTo(["line 4, open desk: it did not open"]));
        Assert.That(Attempts.FirstTrouble(verdict), Does.StartWith("2 effects"));
    }

    [Test]
    public void A_scenario_that_was_tried_once_has_no_attempts_to_tell() =>
        Assert.That(Judge.Run(Of(Good)).Scenarios.Single().Attempts, Is.Empty);

    /// <summary>The attempts of one scenario, one after the other, as a recorder numbers them.</summary>
    internal static IReadOnlyList<HistoryEvent> Numbered(IReadOnlyList<Story> attempts) =>
        [.. attempts.SelectMany((story, index) => story.Events.Select(each => each with { Attempt = index == 0 ? null : index + 1 }))];

    private static Journal Of(params Story[] attempts) => new([JournalFile.Start(Story.Id), .. Numbered(attempts), new RunEnded(Interrupted: false)], null);

    private static TestCaseData Case(string name, Verdict expected, params Story[] attempts) => new TestCaseData(expected, attempts).SetName(name);
}
