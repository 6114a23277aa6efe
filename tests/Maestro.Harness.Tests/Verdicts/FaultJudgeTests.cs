using Maestro.Harness.Tests.History;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Verdicts;

/// <summary>A fault without a receipt leaves everything under it unknown.</summary>
internal sealed class FaultJudgeTests
{
    private const string Quota = "storage.quota-full";

    [Test]
    public void A_fault_that_took_hold_and_healed_leaves_no_doubt() =>
        Judged(story => story.Injected(Quota).Receipt(Quota).Healed(Quota), Verdict.Passed);

    [Test]
    public void A_fault_without_a_receipt_leaves_it_unknown() => Judged(
        story => story.Injected(Quota).Healed(Quota),
        Verdict.Unknown,
        "the fault storage.quota-full did not take hold: no receipt");

    [Test]
    public void A_fault_that_did_not_take_hold_leaves_it_unknown() => Judged(
        story => story.Injected(Quota).Receipt(Quota, inForce: false).Healed(Quota),
        Verdict.Unknown,
        "the fault storage.quota-full did not take hold: nothing shows");

    [Test]
    public void A_receipt_of_another_fault_does_not_count() => Judged(
        story => story.Injected(Quota).Injected("network.offline", id: 2).Receipt(Quota).Healed(Quota).Healed("network.offline", id: 2),
        Verdict.Unknown,
        "the fault network.offline did not take hold: no receipt");

    [Test]
    public void A_fault_without_a_heal_leaves_it_unknown() => Judged(
        story => story.Injected(Quota).Receipt(Quota),
        Verdict.Unknown,
        "the fault storage.quota-full was not proven healed: no heal");

    [Test]
    public void A_fault_that_is_still_seen_after_its_heal_leaves_it_unknown() => Judged(
        story => story.Injected(Quota).Receipt(Quota).Healed(Quota, healed: false),
        Verdict.Unknown,
        "the fault storage.quota-full was not proven healed: it still shows");

    [Test]
    public void An_expectation_that_is_not_met_under_a_fault_in_force_is_a_finding() => Judged(
        story => NotMet(story.Injected(Quota).Receipt(Quota)).Healed(Quota),
        Verdict.Failed);

    [Test]
    public void An_expectation_that_is_not_met_under_a_fault_that_did_not_take_hold_is_a_doubt() => Judged(
        story => NotMet(story.Injected(Quota).Receipt(Quota, inForce: false)).Healed(Quota),
        Verdict.Unknown,
        "the fault storage.quota-full did not take hold: nothing shows",
        "line 12: expected a; saw 2, under a fault that did not take hold");

    [Test]
    public void An_expectation_that_is_not_met_under_a_fault_without_a_receipt_is_a_doubt() => Judged(
        story => NotMet(story.Injected(Quota)).Healed(Quota),
        Verdict.Unknown,
        "the fault storage.quota-full did not take hold: no receipt",
        "line 12: expected a; saw 2, under a fault that did not take hold");

    [Test]
    public void A_receipt_that_comes_at_the_end_counts_for_what_was_expected_before() => Judged(
        story => NotMet(story.Injected("network.answer-lost")).Receipt("network.answer-lost").Healed("network.answer-lost"),
        Verdict.Failed);

    private static Story NotMet(Story story) => story.Then(ScenarioJudgeTests.Expectation(met: false));

    private static void Judged(Func<Story, Story> middle, Verdict expected, params string[] doubts)
    {
        var verdict = Judge.Scenario(Story.Id, Story.Whole(middle).Events);
        Assert.That(verdict.Verdict, Is.EqualTo(expected));
        Assert.That(verdict.Doubts, Is.EqualTo(doubts));
    }
}
