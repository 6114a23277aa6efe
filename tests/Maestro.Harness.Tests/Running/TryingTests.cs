using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Tests.Worlds;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Running;

internal sealed class TryingTests
{
    [TestCase(0, new[] { Verdict.Failed }, Verdict.Failed, 1, TestName = "Without_retries_once_is_all")]
    [TestCase(2, new[] { Verdict.Passed }, Verdict.Passed, 1, TestName = "What_passed_is_not_tried_again")]
    [TestCase(2, new[] { Verdict.NotRun }, Verdict.NotRun, 1, TestName = "What_is_lacking_is_lacking_again")]
    [TestCase(2, new[] { Verdict.Failed, Verdict.Passed }, Verdict.Flaky, 2, TestName = "Failed_then_passed_is_flaky")]
    [TestCase(2, new[] { Verdict.Unknown, Verdict.Failed, Verdict.Passed }, Verdict.Flaky, 3, TestName = "The_last_one_may_still_pass")]
    [TestCase(2, new[] { Verdict.Unknown, Verdict.Failed, Verdict.Unknown, Verdict.Passed }, Verdict.Failed, 3, TestName = "It_is_tried_as_often_as_was_said")]
    public async Task A_scenario_is_tried(int retries, Verdict[] attempts, Verdict expected, int tried)
    {
        var number = 0;
        var trying = new Trying((_, attempt) => Task.FromResult(Made(attempts[number++], attempt)), LeftOut, verdict => verdict, new RunLimits(1, retries), TimeProvider.System);

        var verdict = await trying.TryAsync(Variant);

        Assert.That((verdict.Verdict, number), Is.EqualTo((expected, tried)));
        Assert.That(verdict.Attempts.Select(attempt => attempt.Id), Is.EqualTo(tried == 1 ? [] : Enumerable.Range(1, tried).Select(attempt => $"attempt {attempt}")));
    }

    [Test]
    public async Task After_so_many_failures_nothing_else_begins_and_flaky_is_none()
    {
        var coming = new Queue<Verdict>([Verdict.Failed, Verdict.Passed, Verdict.Unknown, Verdict.Unknown, Verdict.Failed, Verdict.Failed]);
        var trying = new Trying((_, attempt) => Task.FromResult(Made(coming.Dequeue(), attempt)), LeftOut, verdict => verdict, new RunLimits(1, 1, MaxFailures: 2), TimeProvider.System);

        var verdicts = new List<ScenarioVerdict>();
        for (var turn = 0; turn < 5; turn++)
        {
            verdicts.Add(await trying.TryAsync(Variant));
        }

        Assert.That(verdicts.Select(verdict => verdict.Verdict), Is.EqualTo([Verdict.Flaky, Verdict.Unknown, Verdict.Failed, Verdict.NotRun, Verdict.NotRun]));
        Assert.That(verdicts[^1].NotRunReason, Is.EqualTo("the run stopped after 2 failures, as --max-failures says"));
    }

    [Test]
    public async Task Failures_of_what_is_quarantined_are_not_counted()
    {
        var trying = new Trying(
            (_, attempt) => Task.FromResult(Made(Verdict.Failed, attempt)), LeftOut, verdict => verdict with { Quarantined = "quarantined" }, new RunLimits(1, MaxFailures: 1), TimeProvider.System);

        Assert.That((await trying.TryAsync(Variant)).Verdict, Is.EqualTo(Verdict.Failed));
        Assert.That((await trying.TryAsync(Variant)).Verdict, Is.EqualTo(Verdict.Failed));
    }

    [Test]
    public async Task What_has_not_begun_when_the_time_is_up_is_left_out()
    {
        var time = new FixedTime();
        var trying = new Trying((_, attempt) => Task.FromResult(Made(Verdict.Passed, attempt)), LeftOut, verdict => verdict, new RunLimits(1, MaxTime: TimeSpan.FromSeconds(10)), time);

        Assert.That((await trying.TryAsync(Variant)).Verdict, Is.EqualTo(Verdict.Passed));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.That((await trying.TryAsync(Variant)).NotRunReason, Does.StartWith("the time was up before it began"));
    }

    private static readonly ScenarioVariant Variant = new("chapter/story", new Scenario("A story", ["RCP-1"], []), "", new Dictionary<string, string>(), "");

    private static ScenarioVerdict Made(Verdict verdict, int attempt) => new($"attempt {attempt}", "", "", verdict, [], [], [], null, 100, null);

    private static ScenarioVerdict LeftOut(ScenarioVariant variant, string why) => Made(Verdict.NotRun, 1) with { NotRunReason = why };
}
