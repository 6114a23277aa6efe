using Maestro.Harness.Gating;
using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Verdicts;
using static Maestro.Harness.Tests.Gating.MadeRun;

namespace Maestro.Harness.Tests.Gating;

internal sealed class ComparisonTests
{
    private static readonly RunVerdict GoodAndQuick = Run(Passed(Critical, "RCP-1", recovery: 1000), Passed(Low, "LOG-1", recovery: 3000));

    [Test]
    public void The_same_again_has_nothing_new() => Assert.That(Decide(GoodAndQuick, accepted: Accepted(GoodAndQuick)).Against!.NothingNew);

    [Test]
    public void What_broke_and_what_was_mended_is_told_apart_from_what_was_so_before()
    {
        var accepted = Accepted(Run(Passed(Critical, "RCP-1"), Failed(Low, "LOG-1")));
        var against = Decide(Run(Failed(Critical, "RCP-1"), Passed(Low, "LOG-1")), accepted: accepted).Against!;
        Assert.That((against.NewlyBroken, against.NewlyFixed), Is.EqualTo((new[] { "RCP-1" }, new[] { "LOG-1" })));
        Assert.That(Decide(Run(Passed(Critical, "RCP-1"), Failed(Low, "LOG-1")), accepted: accepted).Against!.NothingNew);
    }

    [Test]
    public void Evidence_that_is_gone_is_told() =>
        Assert.That(Decide(Run(NotRun(Critical), Passed(Low, "LOG-1")), accepted: Accepted(Good)).Against!.NewlyWithout, Is.EqualTo(["RCP-1"]));

    [TestCase(2900, ExpectedResult = 0, Description = "By less than the floor")]
    [TestCase(3100, ExpectedResult = 1)]
    public int A_recovery_is_slower_by_the_factor_and_by_the_floor(double now) => Slower(now, 3000);

    [TestCase(5900, ExpectedResult = 0, Description = "By less than the factor")]
    [TestCase(6100, ExpectedResult = 1)]
    public int A_long_recovery_is_slower_by_the_factor(double now) => Slower(1000, now);

    [Test]
    public void A_slower_recovery_blocks_where_the_policy_says_so()
    {
        var slow = Run(Passed(Critical, "RCP-1", recovery: 9000), Passed(Low, "LOG-1"));
        Assert.That(Decide(slow, accepted: Accepted(GoodAndQuick)).Verdict, Is.EqualTo(Verdict.Passed));
        var strict = Decide(slow, Policy with { SlowerRecovery = new SlowerRecovery(Blocks: true) }, Accepted(GoodAndQuick));
        Assert.That(
            (strict.Verdict, strict.Reasons.Single().Says),
            Is.EqualTo((Verdict.Failed, "chapter/critical takes 9.0 s to come to rest, after 1.0 s in the accepted run")));
    }

    [Test]
    public void Runs_against_different_targets_are_not_compared() =>
        Assert.That(Decide(Good, accepted: Accepted(Good) with { Target = "staging" }).Against, Is.Null);

    [Test]
    public void An_accepted_run_is_read_as_it_was_written()
    {
        using var folder = new TempFolder();
        var file = folder.At("gate.accepted.json");
        var accepted = Accepted(GoodAndQuick);
        accepted.Save(file);
        var read = AcceptedRun.Load(file, folder.Path)!;
        Assert.That((read.Target, read.Date, read.Seed), Is.EqualTo(("reference", "2026-11-28", "7f3a")));
        Assert.That(read.Claims, Is.EqualTo(accepted.Claims));
        Assert.That(read.Recovery, Is.EqualTo(accepted.Recovery));
        Assert.That(AcceptedRun.Load(folder.At("none.json"), folder.Path), Is.Null);
    }

    [TestCase("{", TestName = "Cut_off")]
    [TestCase("null", TestName = "Null")]
    [TestCase("{\"format\":2}", TestName = "Of_another_format")]
    [TestCase("{\"format\":1,\"target\":\"a\",\"date\":\"b\",\"seed\":\"c\",\"claims\":{\"A\":\"fine\"},\"recovery\":{}}", TestName = "Of_another_word")]
    public void A_file_that_is_no_accepted_run_is_refused_with_its_place(string text)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.At("gate.accepted.json"), text);
        var problem = Assert.Throws<InputException>(() => AcceptedRun.Load(folder.At("gate.accepted.json"), folder.Path))!.Problems.Single();
        Assert.That((problem.File, problem.Line, problem.Remedy), Is.EqualTo(("gate.accepted.json", 1, "Accept a run anew: ./maestro gate --accept")));
    }

    private static int Slower(double critical, double low) => Decide(
        Run(Passed(Critical, "RCP-1", critical), Passed(Low, "LOG-1", low)), accepted: Accepted(GoodAndQuick)).Against!.Slower.Count;

    private static AcceptedRun Accepted(RunVerdict run) => AcceptedRun.Of(run, Decide(run).Claims, "reference", new DateOnly(2026, 11, 28));
}
