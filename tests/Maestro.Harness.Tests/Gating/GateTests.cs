using Maestro.Harness.Gating;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;
using static Maestro.Harness.Tests.Gating.MadeRun;

namespace Maestro.Harness.Tests.Gating;

internal sealed class GateTests
{
    private static readonly ScenarioVerdict Log = Passed(Low, "LOG-1");

    private static IEnumerable<TestCaseData> Decisions =>
    [
        Case("Everything_holds", Good, Verdict.Passed),
        Case("A_claim_that_blocks_is_broken", Run(Failed(Critical, "RCP-1"), Log), Verdict.Failed,
            "RCP-1 (critical) is broken: A repeated operation is kept from executing a second time"),
        Case("A_guarantee_breaks_it_in_a_mild_scenario", Run(Passed(Critical, "RCP-1"), Failed(Low, "RCP-1")), Verdict.Failed,
            "RCP-1 (critical) is broken: A repeated operation is kept from executing a second time"),
        Case("A_claim_that_does_not_block_is_broken", Run(Passed(Critical, "RCP-1"), Failed(Low, "LOG-1")), Verdict.Passed),
        Case("A_scenario_that_blocks_fails_by_what_no_claim_is_bound_to", Run(Failed(Critical), Log), Verdict.Failed,
            "chapter/critical (critical) fails: 2 effects of email.send for key k-1",
            "RCP-1 (critical) has no evidence: chapter/critical failed"),
        Case("All_evidence_was_not_run", Run(NotRun(Critical), Log), Verdict.Unknown,
            "RCP-1 (critical) has no evidence: not run: it needs root: sudo ./maestro run"),
        Case("All_evidence_is_unknown", Run(Unknown(Critical), Log), Verdict.Unknown,
            "chapter/critical (critical) is unknown: the fault did not take hold",
            "RCP-1 (critical) has no evidence: chapter/critical is unknown"),
        Case("A_scenario_is_missing_in_the_run", Run(Log), Verdict.Unknown,
            "RCP-1 (critical) has no evidence: it is not in the run"),
        Case("A_scenario_that_passed_checked_nothing_of_the_claim", Run(Passed(Critical, "LOG-1"), Log), Verdict.Unknown,
            "RCP-1 (critical) has no evidence: no scenario shows it"),
        Case("What_is_quarantined_shows_nothing", Run(Quarantined(Passed(Critical, "RCP-1")), Log), Verdict.Unknown,
            "RCP-1 (critical) has no evidence: chapter/critical is quarantined until 2026-12-31 (me): It flaps"),
        Case("What_is_quarantined_breaks_nothing", Run(Quarantined(Failed(Critical)), Passed("chapter/other", "RCP-1"), Log), Verdict.Passed),
        Case("One_of_two_repetitions_was_not_run", Run(NotRun(Critical + "#1"), Passed(Critical + "#2", "RCP-1"), Log), Verdict.Passed),
        Case("One_of_two_repetitions_failed", Run(Failed(Critical + "#1", "RCP-1"), Passed(Critical + "#2", "RCP-1"), Log), Verdict.Failed,
            "RCP-1 (critical) is broken: A repeated operation is kept from executing a second time"),
        Case("A_scenario_is_flaky", Run(Flaky(Critical, "RCP-1"), Log), Verdict.Failed,
            "chapter/critical (critical) is flaky: 2 effects of email.send for key k-1",
            "RCP-1 (critical) has no evidence: chapter/critical is flaky"),
        Case("A_mild_scenario_is_flaky", Run(Passed(Critical, "RCP-1"), Flaky(Low, "LOG-1")), Verdict.Passed),
        Case("A_mild_scenario_is_unknown", Run(Passed(Critical, "RCP-1"), Unknown(Low)), Verdict.Passed),
        Case("The_run_was_cut_off", Good with { Doubts = ["the run was cut off before its end"] }, Verdict.Unknown,
            "the run was cut off before its end"),
        Case("A_finding_stays_one_in_a_run_that_was_cut_off",
            Run(Failed(Critical, "RCP-1"), Log) with { Doubts = ["the run was cut off before its end"] }, Verdict.Failed,
            "RCP-1 (critical) is broken: A repeated operation is kept from executing a second time",
            "the run was cut off before its end"),
        Case("The_canary_lives_and_nothing_can_be_trusted",
            Run(Failed(Critical, "RCP-1"), Log) with { Canary = Passed("canary", "RCP-1"), Doubts = ["the gate cannot be trusted"] }, Verdict.Unknown,
            "RCP-1 (critical) is broken: A repeated operation is kept from executing a second time",
            "the gate cannot be trusted"),
    ];

    [TestCaseSource(nameof(Decisions))]
    public void A_gate_decides(RunVerdict run, Verdict expected, string[] reasons)
    {
        var decision = Decide(run);
        Assert.That(decision.Verdict, Is.EqualTo(expected));
        Assert.That(decision.Reasons.Select(reason => reason.Says), Is.EqualTo(reasons));
    }

    [Test]
    public void A_claim_may_lack_evidence_where_the_policy_says_so_and_may_not_be_broken()
    {
        var policy = Policy with { Claims = [new ClaimRule("RCP-1", "No root there", MayLackEvidence: true)] };
        Assert.That(Decide(Run(NotRun(Critical), Log), policy).Verdict, Is.EqualTo(Verdict.Passed));
        Assert.That(Decide(Run(Failed(Critical, "RCP-1"), Log), policy).Verdict, Is.EqualTo(Verdict.Failed));
    }

    [Test]
    public void What_is_flaky_may_be_told_of_alone()
    {
        var decision = Decide(Run(Flaky(Critical, "RCP-1"), Log), Policy with { Flaky = FlakyRule.Warns });
        Assert.That((decision.Verdict, decision.Reasons.Count, decision.Claims[0].Standing), Is.EqualTo((Verdict.Passed, 0, Standing.Holds)));
    }

    [Test]
    public void A_rule_for_one_claim_is_stronger_than_its_severity()
    {
        GatePolicy With(string claim, bool blocks) => Policy with { Claims = [new ClaimRule(claim, "So it was agreed", blocks)] };
        Assert.That(Decide(Run(Passed(Critical, "RCP-1"), Failed(Low, "LOG-1")), With("LOG-1", true)).Verdict, Is.EqualTo(Verdict.Failed));
        Assert.That(Decide(Run(Failed(Critical, "RCP-1"), Log), With("RCP-1", false)).Verdict, Is.EqualTo(Verdict.Passed));
    }

    [Test]
    public void A_claim_is_as_severe_as_the_worst_scenario_that_shows_it()
    {
        IReadOnlyList<PlannedScenario> planned = [new(Low, ["RCP-1"], Severity.Low), new(Critical, ["RCP-1"], Severity.High)];
        var decision = Gate.Decide(Policy, MadeRun.Runbook, planned, Good, "reference", null);
        Assert.That(decision.Claims.Select(claim => (claim.Severity, claim.Blocks)), Is.EqualTo(new[] { ((Severity?)Severity.High, true), (null, false) }));
    }

    private static TestCaseData Case(string name, RunVerdict run, Verdict expected, params string[] reasons) =>
        new TestCaseData(run, expected, reasons).SetName(name);
}
