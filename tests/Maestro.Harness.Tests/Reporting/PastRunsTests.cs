using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Reporting;

internal sealed class PastRunsTests
{
    private TempFolder _folder = null!;

    private string Index => _folder.At(PastRuns.FileName);

    [SetUp]
    public void Create() => _folder = new TempFolder();

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public void Only_the_last_fifty_are_read_the_oldest_first()
    {
        for (var number = 1; number <= 60; number++)
        {
            PastRuns.Append(Index, Run($"run-{number}", words: 2_000));
        }

        var read = PastRuns.Read(Index);

        Assert.That(read.Select(run => run.Run), Is.EqualTo(Enumerable.Range(11, 50).Select(number => $"run-{number}")));
        Assert.That(read[^1].Scenarios["a/b"], Is.EqualTo(new PastScenario(Verdict.Failed, 1200, 300)));
    }

    [Test]
    public void A_line_that_breaks_off_is_left_out()
    {
        PastRuns.Append(Index, Run("one"));
        File.AppendAllText(Index, "{\"run\":\"to\n{}\nnull\n[1]\n");
        PastRuns.Append(Index, Run("three"));
        Assert.That(PastRuns.Read(Index).Select(run => run.Run), Is.EqualTo(new[] { "one", "three" }));
    }

    [Test]
    public void What_came_later_or_had_another_target_is_no_past_of_a_run()
    {
        PastRun[] runs = [Run("one"), Run("two") with { Target = "staging" }, Run("three"), Run("four")];
        Assert.That(PastRuns.Before(runs, "reference", "three").Select(run => run.Run), Is.EqualTo(new[] { "one" }));
        Assert.That(PastRuns.Before(runs, "reference", "five").Select(run => run.Run), Is.EqualTo(new[] { "one", "three", "four" }));
    }

    [Test]
    public void Without_an_index_there_is_no_past() => Assert.That(PastRuns.Read(Index), Is.Empty);

    [Test]
    public void A_run_is_remembered_with_what_each_scenario_came_to()
    {
        var past = PastRuns.Of(MadeRun.In(_folder));
        Assert.That((past.Target, past.Seed, past.Verdict, past.Began), Is.EqualTo(("reference", "7f3a", Verdict.Failed, MadeRun.Began)));
        Assert.That(past.Scenarios[MadeRun.Failed].Verdict, Is.EqualTo(Verdict.Failed));
    }

    private static PastRun Run(string name, int words = 0) => new(
        name, MadeRun.Began, "reference", new string('s', words), Verdict.Failed, 9000,
        new Dictionary<string, PastScenario> { ["a/b"] = new(Verdict.Failed, 1200, 300) });
}
