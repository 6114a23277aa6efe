using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Verdicts;

internal sealed class ScenarioJudgeTests
{
    [Test]
    public void A_story_without_a_finding_or_a_doubt_has_passed()
    {
        var verdict = Of(Story.Whole(story => story.Then(Expectation(met: true, "OVR-1")), "OVR-1"));

        Assert.That(verdict, Is.EqualTo(new ScenarioVerdict(
            Story.Id, "scenarios/chapter/story.yaml", "A story", Verdict.Passed, verdict.Findings, verdict.Evaluated, verdict.Doubts, null, 200, null) { Remarks = verdict.Remarks }));
        Assert.That(verdict.Evaluated, Is.EqualTo([new Evaluation("OVR-1", Finding.Expectation, 12)]));
        Assert.That((verdict.Findings.Count, verdict.Doubts.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Without_its_end_it_is_unknown() =>
        Doubted(new Story().Started(), "it did not come to its end");

    [Test]
    public void Without_any_event_it_is_unknown() => Doubted(new Story(), "it never began");

    [Test]
    public void What_the_machine_lacks_is_not_run_whatever_else_there_is()
    {
        var verdict = Of(Story.Whole(story => story.Service(new NotRun("it needs root")), "OVR-1"));
        Assert.That((verdict.Verdict, verdict.NotRunReason), Is.EqualTo((Verdict.NotRun, "it needs root")));
        Assert.That(verdict.Doubts, Is.Empty);
    }

    [Test]
    public void What_broke_leaves_it_unknown() => Doubted(
        Story.Whole(story => story.Service(new Broke("open desk", "the page died", 7)).Service(new Broke("tear-down", "it hangs", 0))),
        "line 7, open desk: the page died",
        "tear-down: it hangs");

    [Test]
    public void What_a_person_held_has_not_passed_and_what_failed_has_failed()
    {
        Story Held(bool met) => Story.Whole(story => story.Service(new Held(9, 1_500)).Service(new Held(12, 500)).Then(Expectation(met, "OVR-1")), "OVR-1");
        Doubted(Held(met: true), "a person held it before line 9, 12: what the client does by time may have gone another way");
        Assert.That(Of(Held(met: false)).Verdict, Is.EqualTo(Verdict.Failed));
    }

    [Test]
    public void A_claim_that_nothing_evaluated_leaves_it_unknown() => Doubted(
        Story.Whole(story => story.Then(Expectation(met: true, "OVR-1")), "OVR-1", "OVR-3"),
        "nothing that proves OVR-3 was evaluated");

    [Test]
    public void A_guarantee_without_a_relevant_event_proves_no_claim() =>
        Doubted(Story.Whole(story => story, "RCP-1"), "nothing that proves RCP-1 was evaluated");

    [Test]
    public void A_guarantee_that_cannot_see_what_it_needs_has_seen_nothing()
    {
        Story Blind(params IReadOnlyList<Sight> unseen) =>
            new Story().Started(claims: ["RCP-5"], unseen: unseen).Answered("""{"success":true}""").Service(new ScenarioEnded());
        Assert.That(Of(Blind()).Findings.Select(finding => finding.Guarantee), Does.Contain("success-has-its-effect"));
        var verdict = Of(Blind(Sight.Effects, Sight.Outbox));
        Assert.That((verdict.Verdict, verdict.Findings.Count, verdict.Evaluated.Count), Is.EqualTo((Verdict.Unknown, 0, 0)));
        Assert.That(verdict.Doubts, Is.EqualTo(["nothing that proves RCP-5 was evaluated"]));
    }

    [Test]
    public void A_guarantee_with_a_relevant_event_proves_its_claims() =>
        Assert.That(Of(Story.Whole(story => story.Effect(), "RCP-1", "RCP-5")).Verdict, Is.EqualTo(Verdict.Passed));

    [Test]
    public void An_expectation_that_is_not_met_is_a_finding_with_its_claims_and_line()
    {
        var verdict = Of(Story.Whole(story => story.Then(Expectation(met: false, "OVR-1")), "OVR-1"));

        var finding = verdict.Findings.Single();
        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Failed));
        Assert.That((finding.Guarantee, finding.Says, finding.Line), Is.EqualTo(("expectation", "expected a; saw 2", 12)));
        Assert.That(finding.Claims, Is.EqualTo(["OVR-1"]));
        Assert.That(finding.Evidence.Single(), Is.TypeOf<ExpectationEvaluated>());
    }

    [Test]
    public void A_breach_of_a_guarantee_is_a_finding()
    {
        var verdict = Of(Story.Whole(story => story.Effect().Effect()));

        var finding = verdict.Findings.Single();
        Assert.That((verdict.Verdict, finding.Guarantee, finding.Line), Is.EqualTo((Verdict.Failed, "at-most-one-effect", 0)));
        Assert.That(finding.Claims, Is.EqualTo(new AtMostOneEffect().Claims));
    }

    [Test]
    public void A_breach_in_a_history_that_was_cut_off_is_a_doubt() => Doubted(
        new Story().Started().Effect().Effect(),
        "it did not come to its end",
        "at-most-one-effect, as far as the history goes: 2 effects of email.send for key key-1");

    [Test]
    public void A_suspended_guarantee_is_not_judged_and_proves_nothing() => Doubted(
        new Story().Started(claims: ["RCP-1"], suspended: "at-most-one-effect").Effect().Effect().Service(new ScenarioEnded()),
        "nothing that proves RCP-1 was evaluated");

    [Test]
    public void A_guarantee_in_doubt_leaves_it_unknown() =>
        Assert.That(Of(Story.Whole(story => story.Effect().Answered("""{"success":true,"durable":true}"""))).Verdict, Is.EqualTo(Verdict.Unknown));

    [Test]
    public void A_guarantee_that_crashes_leaves_it_unknown()
    {
        // No service should store a number for a key; a guarantee that reads it as text cannot go on.
        var verdict = Of(Story.Whole(story => story.Row("audit", """{"idempotency_key":4711,"event_type":"executed"}""")));
        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(verdict.Doubts, Has.Some.StartsWith("the guarantee acknowledged-is-kept could not be judged: "));
        Assert.That(verdict.Doubts, Has.All.Contain("could not be judged"));
    }

    [Test]
    public void A_finding_outweighs_a_doubt()
    {
        var verdict = Of(Story.Whole(story => story.Effect().Effect().Service(new Broke("open desk", "the page died", 7))));
        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Failed));
        Assert.That(verdict.Doubts, Has.Count.EqualTo(1));
    }

    [Test]
    public void The_recovery_is_measured_from_the_last_heal_to_the_last_client_at_rest()
    {
        var verdict = Of(Story.Whole(story => story
            .Service(new PhaseStarted(Phase.Safety))
            .Service(new PhaseStarted(Phase.Recovery))
            .Healed("network.offline")
            .Then(new RestAwaited(Rests: true, 90, 10_000, null))
            .Then(new RestAwaited(Rests: true, 190, 10_000, null), "phone")
            .Service(new PhaseStarted(Phase.TearDown))
            .Healed("network.offline")));
        Assert.That(verdict.RecoveryMilliseconds, Is.EqualTo(200));
    }

    [Test]
    public void What_a_reader_should_know_is_told_of_what_passed_as_well()
    {
        var alone = (ScenarioStarted)new Story().Started().Events[0] with { Alone = true };
        var verdict = Of(new Story().Service(alone).Then(new PageOpened("/", 1)).Then(new PageBlocked(300)).Service(new ScenarioEnded()));
        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Passed));
        Assert.That(verdict.Remarks, Is.EqualTo(["the page of device stood still for 300 ms"]));
    }

    internal static ExpectationEvaluated Expectation(bool met, params IReadOnlyList<string> claims) => new(12, met, claims, "a", 2);

    private static ScenarioVerdict Of(Story story) => Judge.Scenario(Story.Id, story.Events);

    private static void Doubted(Story story, params string[] doubts)
    {
        var verdict = Of(story);
        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(verdict.Doubts, Is.EqualTo(doubts));
        Assert.That(verdict.Findings, Is.Empty);
    }
}
