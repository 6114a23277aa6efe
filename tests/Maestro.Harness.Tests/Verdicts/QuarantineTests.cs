using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Verdicts;

/// <summary>Judged from the journal alone: the run's first event says what was quarantined when it ran, and what day that was.</summary>
internal sealed class QuarantineTests
{
    private static readonly DateOnly Until = new(2026, 12, 31);
    private static readonly Story Good = Story.Whole(story => story);
    private static readonly Story Bad = Story.Whole(story => story.Effect().Effect());
    private static readonly Story Doubtful = new Story().Started();
    private static readonly Story Lacking = Story.Whole(story => story.Service(new NotRun("it needs root")));

    [TestCase(Story.Id)]
    [TestCase("chapter/*")]
    public void What_is_quarantined_is_told_as_it_is_and_counts_for_nothing(string entry)
    {
        var run = Judge.Run(Of(Bad, LastDay, entry));
        var scenario = run.Scenarios.Single();
        Assert.That((run.Verdict, scenario.Verdict), Is.EqualTo((Verdict.NotRun, Verdict.Failed)));
        Assert.That(scenario.Quarantined, Is.EqualTo("quarantined until 2026-12-31 (sync team): It flaps"));
        Assert.That(scenario.Findings, Is.Not.Empty);
    }

    [Test]
    public void What_another_entry_names_counts() => Assert.That(Judge.Run(Of(Bad, LastDay, "chapter/other")).Verdict, Is.EqualTo(Verdict.Failed));

    [Test]
    public void A_pass_counts_for_a_run() => Assert.That(Judge.Run(Of(Good, LastDay)).Verdict, Is.EqualTo(Verdict.Passed));

    [Test]
    public void Repetitions_share_it() => Assert.That(Judge.Run(Of(Bad, LastDay, id: "chapter/story#2")).Verdict, Is.EqualTo(Verdict.NotRun));

    [Test]
    public void A_run_in_doubt_stays_unknown()
    {
        var journal = Of(Bad, LastDay);
        Assert.That(Judge.Run(journal with { Events = [.. journal.Events.SkipLast(1)] }).Verdict, Is.EqualTo(Verdict.Unknown));
    }

    [Test]
    public void What_is_over_fails_the_run_though_the_scenario_passes([ValueSource(nameof(All))] Story story)
    {
        var run = Judge.Run(Of(story, LastDay.AddSeconds(1)));
        var scenario = run.Scenarios.Single();
        Assert.That((run.Verdict, scenario.Verdict, scenario.Quarantined, scenario.NotRunReason), Is.EqualTo((Verdict.Failed, Verdict.Failed, (string?)null, (string?)null)));
        Assert.That(
            scenario.Findings[^1].Says, Is.EqualTo("its quarantine ended on 2026-12-31; sync team must mend the scenario or decide anew: It flaps"));
    }

    [Test]
    public void What_was_not_run_and_is_over_still_says_why_it_was_not_run() => Assert.That(
        Judge.Run(Of(Lacking, LastDay.AddSeconds(1))).Scenarios.Single().Doubts, Has.Some.EqualTo("it was not run: it needs root"));

    [Test]
    public void A_journal_that_tells_no_day_has_no_quarantine_that_lasts() => Assert.That(Judge.Run(Of(Good, null)).Verdict, Is.EqualTo(Verdict.Failed));

    [Test]
    public void A_stored_journal_keeps_it()
    {
        using var file = new JournalFile();
        Of(Bad, LastDay).Write(file.Path);
        Assert.That(File.ReadLines(file.Path).First(), Does.Contain(
            """
            "quarantine":[{"scenario":"chapter/story","owner":"sync team","reason":"It flaps","until":"2026-12-31"}]
            """));
        Assert.That(Judge.Run(Journal.Read(file.Path)).Verdict, Is.EqualTo(Verdict.NotRun));
    }

    private static IEnumerable<Story> All => [Good, Bad, Doubtful, Lacking];

    /// <summary>Its last second, in UTC.</summary>
    private static DateTimeOffset LastDay { get; } = new(2026, 12, 31, 23, 59, 59, TimeSpan.Zero);

    private static Journal Of(Story story, DateTimeOffset? began, string entry = Story.Id, string id = Story.Id)
    {
        var start = JournalFile.Start(id) with { Began = began, Quarantine = [new QuarantinedScenario(entry, "sync team", "It flaps", Until)] };
        return new Journal(
            [.. story.Events.Select(happened => happened with { Scenario = id }).Prepend(start).Append(new RunEnded(false)).Select((happened, index) => happened with { Seq = index + 1 })],
            null);
    }
}
