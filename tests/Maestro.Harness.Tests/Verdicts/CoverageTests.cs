using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Verdicts;

internal sealed class CoverageTests
{
    private const string Claim = "RCP-1";
    private const string Scenario = "receipts/once";

    [Test]
    public void A_claim_is_covered_by_a_check_that_was_made_and_that_killed_something() =>
        Assert.That(Lacking(Clean(), Kill()), Is.Null);

    [Test]
    public void A_scenario_that_did_not_pass_covers_nothing() =>
        Assert.That(Lacking(Clean(Verdict.Unknown), Kill()), Is.EqualTo("no scenario that claims it passed"));

    [Test]
    public void Nothing_evaluated_covers_nothing() =>
        Assert.That(Lacking(Clean(checks: []), Kill()), Is.EqualTo("no scenario that claims it passed"));

    [Test]
    public void Without_a_kill_it_is_not_covered() =>
        Assert.That(Lacking(Clean()), Is.EqualTo("no known-bad was killed by a check that proves it"));

    [TestCase("RCP-2", Scenario, "expectation", 7, TestName = "A kill for another claim does not count")]
    [TestCase(Claim, "receipts/other", "expectation", 7, TestName = "A kill in another scenario does not count")]
    [TestCase(Claim, Scenario, "no-disruption", 0, TestName = "A kill by another guarantee does not count")]
    [TestCase(Claim, Scenario, "expectation", 8, TestName = "A kill by another line does not count")]
    public void Another_check_covers_nothing(string claim, string scenario, string guarantee, int line) =>
        Assert.That(Lacking(Clean(), new Kill("bad", scenario, [claim], guarantee, line, "")), Is.Not.Null);

    private static string? Lacking(RunVerdict clean, params Kill[] kills) =>
        Coverage.Of(new Dictionary<string, Claim> { [Claim] = new(Claim, "guarantee", "Once") }, clean, kills).Single().Lacking;

    private static Kill Kill() => new("bad", Scenario, [Claim], Finding.Expectation, 7, "");

    private static RunVerdict Clean(Verdict verdict = Verdict.Passed, IReadOnlyList<Evaluation>? checks = null) => new(
        verdict,
        "seed",
        [new ScenarioVerdict(Scenario, "", "", verdict, [], checks ?? [new Evaluation(Claim, Finding.Expectation, 7)], [], null, 0, null)],
        []);
}
