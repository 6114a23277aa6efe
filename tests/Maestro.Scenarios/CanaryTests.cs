using Maestro.Harness.Verdicts;

namespace Maestro.Scenarios;

/// <summary>Scenarios that must come out as failed or unknown: a suite that could not fail would be noticed here.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CanaryTests
{
    [Test]
    public async Task An_expectation_that_is_wrong_on_purpose_fails()
    {
        var (live, stored) = await Canary.RunAsync("""
            title: One e-mail has two effects
            claims: [RCP-1]
            steps:
              - open: desk
              - execute: email.send
                as: letter
              - expect: { effects: letter, exactly: 2 }
                proves: RCP-1
            """);

        Assert.That(live.Verdict, Is.EqualTo(Verdict.Failed));
        var finding = live.Findings.Single();
        Assert.That((finding.Guarantee, finding.Line), Is.EqualTo((Finding.Expectation, 7)));
        Assert.That(finding.Says, Is.EqualTo("expected exactly 2 effect(s) of letter; saw 1"));
        Assert.That(finding.Claims, Is.EqualTo(["RCP-1"]));
        SameWhenStored(live, stored);
        Assert.That(
            () => Passing.Demand(live, stored.Seed),
            Throws.TypeOf<AssertionException>().With.Message.Contains("expected exactly 2 effects of letter; saw 1"));
    }

    [Test]
    public async Task A_fault_that_cannot_take_hold_any_more_is_unknown()
    {
        var (live, stored) = await Canary.RunAsync("""
            title: The quota is full only after the client has written
            claims: [QUO-2]
            steps:
              - open: desk
              - execute: email.send
                as: letter
              - inject: storage.quota-full
              - expect: { result: letter, success: true }
                proves: QUO-2
            """);

        IsDoubted(live, stored, "the fault storage.quota-full did not take hold: a write of 10,000 bytes: written");
    }

    [Test]
    public async Task A_fault_that_no_request_meets_is_unknown()
    {
        var (live, stored) = await Canary.RunAsync("""
            title: No claim is made whose answer could be lost
            claims: [RCP-4]
            steps:
              - open: desk
              - inject: network.answer-lost
                with: { route: claim }
              - expect: { server: claims, exactly: 0 }
                proves: RCP-4
            """);

        IsDoubted(
            live,
            stored,
            "the fault network.answer-lost did not take hold: "
            + "none of the requests to claim was answered by the service with success while the fault was armed");
    }

    [Test]
    public async Task A_step_that_cannot_be_carried_out_is_unknown()
    {
        var (live, stored) = await Canary.RunAsync("""
            title: The page is executed in before it is opened
            claims: [RCP-1]
            steps:
              - execute: email.send
                as: letter
              - expect: { result: letter, success: true }
                proves: RCP-1
            """);

        IsDoubted(live, stored, "line 4, execute email.send as letter: device is not open", "nothing that proves RCP-1 was evaluated");
    }

    private static void IsDoubted(ScenarioVerdict live, RunVerdict stored, params string[] doubts)
    {
        Assert.That(live.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(live.Findings, Is.Empty);
        Assert.That(live.Doubts, Is.EqualTo(doubts));
        SameWhenStored(live, stored);
        Assert.That(() => Passing.Demand(live, stored.Seed), Throws.TypeOf<AssertionException>().With.Message.Contains(doubts[0]));
    }

    private static void SameWhenStored(ScenarioVerdict live, RunVerdict stored)
    {
        var again = stored.Scenarios.Single();
        Assert.That((again.Verdict, stored.Verdict), Is.EqualTo((live.Verdict, live.Verdict)));
        Assert.That(again.Findings.Select(finding => finding.Says), Is.EqualTo(live.Findings.Select(finding => finding.Says)));
        Assert.That(again.Doubts, Is.EqualTo(live.Doubts));
    }
}
