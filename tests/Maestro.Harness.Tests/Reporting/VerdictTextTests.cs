using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Tests.Verdicts;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Reporting;

internal sealed class VerdictTextTests
{
    private const string Lost = "network.answer-lost";

    private static readonly VerdictText Text = new(new Dictionary<string, Claim>
    {
        ["RCP-1"] = new("RCP-1", "guarantee", "An operation that is asked for again is not executed again"),
        ["RCP-5"] = new("RCP-5", "guarantee", "Never more than one side effect per key"),
    });

    [Test]
    public void A_breach_shows_the_claims_it_breaks_what_happened_and_the_line_that_repeats_it()
    {
        var story = Story.Whole(story => story
            .Injected(Lost, "phone")
            .Invoked(device: "phone")
            .Effect(device: "phone")
            .Answered("""{"success":true,"durable":false}""", device: "phone")
            .Receipt(Lost, device: "phone")
            .Healed(Lost, device: "phone")
            .Invoked("again", device: "laptop")
            .Effect(device: "laptop")
            .Row("audit", """{"idempotency_key":"key-1","event_type":"executed"}"""));

        Shows(
            story,
            "FAILED   chapter/story                                                   1.0 s",
            "         scenarios/chapter/story.yaml  at-most-one-effect",
            "           RCP-1  An operation that is asked for again is not executed again",
            "           RCP-5  Never more than one side effect per key",
            "           2 effects of email.send for key key-1",
            "                0.100  phone     fault-injected     network.answer-lost ",
            "                0.200  phone     operation-invoked  letter: execute email.send key-1",
            "                0.300  phone     effect             email.send object-1 for key key-1",
            "                0.400  phone     operation-returned letter: ok {\"success\":true,\"durable\":false}",
            "                0.700  laptop    operation-invoked  again: execute email.send key-1",
            "                0.800  laptop    effect             email.send object-1 for key key-1",
            "         again:  ./maestro run scenarios/chapter/story.yaml --seed 7f3a");
    }

    [Test]
    public void An_expectation_shows_its_line_and_what_was_there_instead()
    {
        var expectation = new ExpectationEvaluated(
            14, Met: false, ["RCP-5", "RCP-9"], "the status to contain {\"mode\":\"on\"}", JsonNode.Parse("""{"mode":"degraded"}"""));
        Shows(
            Story.Whole(story => story.Then(expectation, "laptop", 2)),
            "FAILED   chapter/story                                                   0.2 s",
            "         scenarios/chapter/story.yaml:14  expectation",
            "           RCP-5  Never more than one side effect per key",
            "           RCP-9  ",
            "           expected the status to contain {\"mode\":\"on\"}; saw {\"mode\":\"degraded\"}",
            "                0.100  laptop.2  expectation        line 14",
            "         again:  ./maestro run scenarios/chapter/story.yaml --seed 7f3a");
    }

    [Test]
    public void A_doubt_is_told_with_the_line_that_repeats_it() => Shows(
        Story.Whole(story => story.Injected(Lost).Receipt(Lost, inForce: false).Healed(Lost)),
        "unknown  chapter/story                                                   0.4 s",
        "         in doubt: the fault network.answer-lost did not take hold: nothing shows",
        "         again:  ./maestro run scenarios/chapter/story.yaml --seed 7f3a");

    [Test]
    public void A_scenario_in_CSharp_is_repeated_as_a_test()
    {
        var verdict = Judge.Scenario(Story.Id, Story.Whole(story => story.Effect().Effect()).Events) with { Id = "EmailTests/It_is_sent", File = "mine/EmailTests.cs" };
        Assert.That(
            Text.Evidence(verdict, "7f3a", profile: null).Last().Trim(),
            Is.EqualTo("again:  MAESTRO_SEED=7f3a dotnet test --filter \"FullyQualifiedName~EmailTests.&Name=It_is_sent\""));
    }

    [Test]
    public void What_repeats_it_names_another_target_than_the_reference()
    {
        var verdict = Judge.Scenario(Story.Id, Story.Whole(story => story.Effect().Effect()).Events);
        Assert.That(
            Text.Evidence(verdict, "7f3a", "mine/staging.yaml").Last().Trim(),
            Is.EqualTo("again:  ./maestro run scenarios/chapter/story.yaml --seed 7f3a --target mine/staging.yaml"));
        Assert.That(
            VerdictText.Again(verdict with { Id = "EmailTests/It_is_sent", File = "mine/EmailTests.cs" }, "7f3a", "mine/staging.yaml"),
            Does.StartWith("MAESTRO_TARGET=mine/staging.yaml MAESTRO_SEED=7f3a dotnet test "));
    }

    [Test]
    public void What_was_not_run_says_what_is_lacking() => Shows(
        Story.Whole(story => story.Service(new NotRun("it needs root: run it as root"))),
        "not run  chapter/story                                                   0.2 s",
        "         it needs root: run it as root");

    [Test]
    public void What_is_flaky_shows_what_happened_in_the_attempt_that_failed()
    {
        var failing = Story.Whole(story => story.Effect().Effect());
        var verdict = Judge.Scenario(Story.Id, AttemptsTests.Numbered([failing, Story.Whole(story => story)]));
        Assert.That(Told(verdict), Is.EqualTo(string.Join('\n',
            "FLAKY    chapter/story                                                   0.4 s",
            "         tried 2 times: FAILED, passed",
            "         scenarios/chapter/story.yaml  at-most-one-effect",
            "           RCP-1  An operation that is asked for again is not executed again",
            "           RCP-5  Never more than one side effect per key",
            "           2 effects of email.send for key key-1",
            "                0.100  device    effect             email.send object-1 for key key-1",
            "                0.200  device    effect             email.send object-1 for key key-1",
            "         again:  ./maestro run scenarios/chapter/story.yaml --seed 7f3a --repeat-each 20")));
    }

    [Test]
    public void What_failed_although_it_was_tried_again_says_how_often()
    {
        var doubtful = Story.Whole(story => story.Service(new Broke("open desk", "it did not open", 4)));
        var verdict = Judge.Scenario(Story.Id, AttemptsTests.Numbered([doubtful, doubtful]));
        Assert.That(Told(verdict), Does.Contain("\n         tried 2 times: unknown, unknown\n         in doubt: line 4, open desk: it did not open\n"));
    }

    [Test]
    public void What_passed_is_one_line() =>
        Shows(Story.Whole(story => story), "passed   chapter/story                                                   0.1 s");

    [Test]
    public void A_remark_is_told_of_what_passed_as_well()
    {
        var verdict = Judge.Scenario(Story.Id, Story.Whole(story => story).Events) with { Remarks = ["the page stood still"] };
        Assert.That(Text.Evidence(verdict, "7f3a", profile: null), Is.EqualTo(["         note: the page stood still"]));
    }

    [Test]
    public void The_longest_recovery_of_a_run_is_told()
    {
        var passed = Judge.Scenario(Story.Id, Story.Whole(story => story).Events);
        RunVerdict Run(params double?[] recoveries) =>
            new(Verdict.Passed, "7f3a", [.. recoveries.Select(recovery => passed with { RecoveryMilliseconds = recovery })], []);
        Assert.That(VerdictText.Recovery(Run(null, 1200, 300)), Is.EqualTo("at rest at most 1.2 s after healing, in chapter/story"));
        Assert.That(VerdictText.Recovery(Run([null])), Is.Null);
        Assert.That(VerdictText.Recovery(Run()), Is.Null);
    }

    [Test]
    public void The_totals_count_each_verdict()
    {
        var verdicts = new[] { Verdict.Passed, Verdict.Passed, Verdict.Passed, Verdict.Failed, Verdict.Failed, Verdict.Unknown, Verdict.NotRun };
        var passed = Judge.Scenario(Story.Id, Story.Whole(story => story).Events);
        var run = new RunVerdict(Verdict.Failed, "7f3a", [.. verdicts.Select(verdict => passed with { Verdict = verdict })], []);
        Assert.That(VerdictText.Totals(run), Is.EqualTo("3 passed, 2 failed, 1 unknown, 1 not run"));
        var flaky = run with { Scenarios = [.. run.Scenarios, passed with { Verdict = Verdict.Flaky }] };
        Assert.That(VerdictText.Totals(flaky), Is.EqualTo("3 passed, 1 flaky, 2 failed, 1 unknown, 1 not run"));
    }

    private static void Shows(Story story, params string[] lines)
    {
        Assert.That(Told(Judge.Scenario(Story.Id, story.Events)), Is.EqualTo(string.Join('\n', lines)));
    }

    private static string Told(ScenarioVerdict verdict) => string.Join('\n', [VerdictText.Line(verdict), .. Text.Evidence(verdict, "7f3a", profile: null)]);
}
