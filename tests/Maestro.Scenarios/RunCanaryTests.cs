using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Scenarios;

/// <summary>The canary that is part of every run is caught; one that is not caught takes the run its trust.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RunCanaryTests
{
    private static ScenarioVariant Canary => TheProject.Project.Canary(TheProject.Target);

    [Test]
    public async Task The_canary_is_caught_by_its_expectation_and_by_its_guarantee()
    {
        var run = await RunAsync(Canary);
        Assert.That(run.Canary!.Findings.Select(finding => finding.Guarantee).Distinct(), Is.EquivalentTo(new[] { Finding.Expectation, "disabled-is-silent" }));
        Assert.That((run.Verdict, run.Doubts.Count, run.Scenarios.Count), Is.EqualTo((Verdict.Passed, 0, 1)));
    }

    [TestCase(2, "the gate cannot be trusted: the canary must fail, and was not caught by its expectation")]
    [TestCase(1, "the gate cannot be trusted: the canary must fail, and was not caught by a guarantee")]
    [TestCase(0, "the gate cannot be trusted: the canary must fail, and passed")]
    public async Task A_canary_that_is_not_caught_makes_the_run_unknown(int faults, string doubt)
    {
        var run = await RunAsync(Neutral(faults));
        Assert.That((run.Verdict, run.Scenarios.Single().Verdict), Is.EqualTo((Verdict.Unknown, Verdict.Passed)));
        Assert.That(run.Doubts, Is.EqualTo([doubt]));
    }

    [Test]
    public async Task When_the_time_is_up_nothing_begins_but_the_canary_and_each_says_why()
    {
        var run = await RunAsync(Canary, TimeSpan.Zero);
        Assert.That((run.Verdict, run.Doubts.Count, run.Canary!.Verdict), Is.EqualTo((Verdict.NotRun, 0, Verdict.Failed)));
        Assert.That(run.Scenarios.Single().NotRunReason, Does.StartWith("the time was up before it began"));
    }

    /// <param name="faults">2: its guarantee alone can catch it; 1: its expectation alone; 0: nothing is wrong with it.</param>
    private static ScenarioVariant Neutral(int faults)
    {
        var text = File.ReadAllText(Path.Combine(TheProject.Settings.Root, Canary.File));
        text = faults == 1 ? text : text.Replace("exactly: 0", "exactly: 1", StringComparison.Ordinal);
        text = faults == 2 ? text : string.Join('\n', text.Split('\n').Where(line => !line.Contains("playbook:", StringComparison.Ordinal)));
        var folder = Directory.CreateTempSubdirectory("maestro-canary-").FullName;
        try
        {
            var file = Path.Combine(folder, "neutral.yaml");
            File.WriteAllText(file, text);
            return TheProject.Project.Scenarios([file], TheProject.Target).Single() with { Id = "canary" };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A run of the canary beside one scenario that passes, as `maestro run` goes.</summary>
    private static async Task<RunVerdict> RunAsync(ScenarioVariant canary, TimeSpan? maxTime = null)
    {
        var folder = Directory.CreateTempSubdirectory("maestro-run-").FullName;
        try
        {
            var passing = ScenarioTests.Variants.Single(variant => variant.Id == "operation/green-online");
            return await Run.GoAsync(
                await OnStage.StageAsync(), [passing], canary, folder, Run.NewSeed(), new RunLimits(2, MaxTime: maxTime), new Unwatched(),
                TestContext.CurrentContext.CancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
