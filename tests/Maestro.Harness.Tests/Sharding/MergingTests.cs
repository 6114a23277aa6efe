using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Sharding;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Sharding;

/// <summary>Four scenarios of which the third fails, and a canary, as one run and as two shards.</summary>
internal sealed class MergingTests
{
    private static readonly string[] Whole = ["s-1", "s-2", "s-3", "s-4"];
    internal static readonly string[] Odd = ["s-1", "s-3"];
    internal static readonly string[] Even = ["s-2", "s-4"];

    private static readonly Story Good = Story.Whole(story => story);
    private static readonly Story Bad = Story.Whole(story => story.Invoked().Effect().Effect());

    /// <summary>Caught by an expectation and by a guarantee.</summary>
    private static readonly Story Caught = Story.Whole(story => story.Invoked().Effect().Effect()
        .Service(new ExpectationEvaluated(3, false, [], "more", null)));

    [Test]
    public void Shards_come_to_what_one_run_comes_to()
    {
        var one = Judge.Run(Of(null, Whole));
        var merged = Judge.Run(Merge(Of(1, Odd), Of(2, Even)));

        Assert.That(Told(merged), Is.EqualTo(Told(one)));
        Assert.That(merged.Doubts, Is.EqualTo(one.Doubts).And.Empty);
        Assert.That(Told(Judge.Run(Merge(Of(2, Even), Of(1, Odd)))), Is.EqualTo(Told(one)));
    }

    [Test]
    public void The_merged_journal_reads_as_any_other()
    {
        using var file = new JournalFile();
        var merged = Merge(Of(1, Odd), Of(2, Even));
        merged.Write(file.Path);
        Assert.That(Told(Judge.Run(Journal.Read(file.Path))), Is.EqualTo(Told(Judge.Run(merged))));
    }

    [Test]
    public void A_missing_shard_makes_it_unknown_and_is_named_with_its_scenarios()
    {
        var merged = Judge.Run(Merge(Of(2, Even)));
        Assert.That(merged.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(merged.Doubts, Is.EqualTo(["shard 1 of 2 is missing, and with it 2 scenarios: s-1, s-3"]));
        Assert.That(merged.Scenarios.Select(scenario => scenario.Verdict), Is.EqualTo([Verdict.Unknown, Verdict.Passed, Verdict.Unknown, Verdict.Passed]));
    }

    [Test]
    public void A_shard_that_was_killed_makes_it_unknown_and_is_named_with_what_it_lacks()
    {
        // The canary and the first scenario have ended; of the second a beginning is there.
        var half = Of(2, Even);
        var cut = half with { Events = [.. half.Events.SkipLast(2)] };

        var merged = Judge.Run(Merge(Of(1, Odd, Good), cut));

        Assert.That(merged.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(merged.Doubts, Is.EqualTo(["shard 2 of 2 was cut off before its end; it lacks 1 scenario: s-4"]));
        Assert.That(merged.Scenarios[3].Verdict, Is.EqualTo(Verdict.Unknown));
    }

    [Test]
    public void A_torn_shard_is_named() => Assert.That(
        Judge.Run(Merge(Of(1, Odd), Of(2, Even) with { Torn = "line 9 breaks off" })).Doubts,
        Is.EqualTo(["the journal of shard 2 of 2 is torn: line 9 breaks off"]));

    [TestCase(1)]
    [TestCase(2)]
    public void The_canary_of_each_shard_must_be_caught(int blind)
    {
        var merged = Judge.Run(Merge(Of(1, Odd, canary: blind == 1 ? Good : Caught), Of(2, Even, canary: blind == 2 ? Good : Caught)));
        Assert.That(merged.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(merged.Doubts[0], Does.StartWith($"shard {blind} of 2: the gate cannot be trusted"));
    }

    [TestCase("seed", "the seed is 99 here, and 7f3a in 1.jsonl.")]
    [TestCase("target", "the target is staging here, and reference in 1.jsonl.")]
    [TestCase("browser", "the browser is firefox here, and headless-shell 156 in 1.jsonl.")]
    [TestCase("of", "the number of shards is 3 here, and 2 in 1.jsonl.")]
    [TestCase("quarantine", "the quarantine is s-4 until 2026-12-31 here, and none in 1.jsonl.")]
    [TestCase("plan", "The plan is another one here than in 1.jsonl: s-4 is planned there alone.")]
    public void What_is_of_another_run_is_refused(string what, string message)
    {
        var other = With(Of(2, Even), start => what switch
        {
            "seed" => start with { Seed = "99" },
            "target" => start with { Target = "staging" },
            "browser" => start with { Browser = "firefox" },
            "quarantine" => start with { Quarantine = [new QuarantinedScenario("s-4", "me", "It flaps", new DateOnly(2026, 12, 31))] },
            "of" => start with { Shard = start.Shard! with { Of = 3 } },
            _ => start with { Shard = start.Shard! with { Whole = ["s-1", "s-2", "s-3"] } },
        });
        Assert.That(Refusal(Of(1, Odd), other), Is.EqualTo(("2.jsonl", message)));
    }

    [Test]
    public void What_is_no_shard_is_refused() => Assert.That(
        Refusal(Of(null, Whole)), Is.EqualTo(("1.jsonl", "This run is no shard; there is nothing to merge it with.")));

    [Test]
    public void A_shard_that_is_given_twice_is_refused() => Assert.That(
        Refusal(Of(1, Odd), Of(1, Odd)), Is.EqualTo(("2.jsonl", "shard 1 of 2 is here twice: also in 1.jsonl.")));

    [Test]
    public void Shards_that_were_split_differently_are_refused() => Assert.That(
        Refusal(Of(1, Odd), Of(2, ["s-2", "s-3"])),
        Is.EqualTo(("2.jsonl", "s-3 ran in shard 1 of 2 and in shard 2 of 2: they were split by different durations.")));

    [Test]
    public void What_no_shard_was_given_is_named() => Assert.That(
        Judge.Run(Merge(Of(1, ["s-1"]), Of(2, Even))).Doubts,
        Is.EqualTo(["no shard ran 1 scenario: s-3: they were split by different durations"]));

    private static Journal Merge(params Journal[] journals) => Merging.Merge([.. journals.Select((journal, index) => ($"{index + 1}.jsonl", journal))]);

    private static (string?, string) Refusal(params Journal[] journals)
    {
        var problem = Assert.Throws<InputException>(() => Merge(journals))!.Problems[0];
        return (problem.File, problem.Message);
    }

    private static IEnumerable<(string, Verdict, int)> Told(RunVerdict run) =>
        run.Scenarios.Append(run.Canary!).Select(each => (each.Id, each.Verdict, each.Findings.Count)).Append(("run", run.Verdict, 0));

    private static Journal With(Journal journal, Func<RunStarted, RunStarted> change) =>
        journal with { Events = [change((RunStarted)journal.Events[0]), .. journal.Events.Skip(1)] };

    internal static Journal Of(int? number, string[] ids, Story? third = null, Story? canary = null)
    {
        var start = JournalFile.Start(ids) with
        {
            Canary = "canary",
            Shard = number is { } some ? new ShardOfRun(some, 2, Whole) : null,
        };
        var stories = ids.Select(id => (id, Story: id == "s-3" ? third ?? Bad : Good)).Prepend(("canary", canary ?? Caught));
        var events = stories.SelectMany(each => each.Item2.Events.Select(happened => happened with { Scenario = each.Item1 })).ToList();
        return new Journal([start, .. events, new RunEnded(Interrupted: false)], null);
    }
}
