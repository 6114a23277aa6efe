using Maestro.Harness.Gating;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Gating;

/// <summary>Verdicts made by hand, and a small runbook that they are about: RCP-1 is shown by a critical scenario, LOG-1 by a low one.</summary>
internal static class MadeRun
{
    public const string Critical = "chapter/critical";
    public const string Low = "chapter/low";

    public static readonly Dictionary<string, Claim> Runbook = new()
    {
        ["RCP-1"] = new("RCP-1", "guarantee", "A repeated operation is kept from executing a second time"),
        ["LOG-1"] = new("LOG-1", "log", "The log says so"),
    };

    public static readonly IReadOnlyList<PlannedScenario> Planned =
    [
        new(Critical, ["RCP-1"], Severity.Critical),
        new(Low, ["LOG-1"], Severity.Low),
    ];

    public static readonly GatePolicy Policy = new([Severity.High, Severity.Critical]);

    public static ScenarioVerdict Passed(string id, string claim, double? recovery = null) =>
        new(id, $"scenarios/{id}.yaml", id, Verdict.Passed, [], [new Evaluation(claim, Finding.Expectation, 7)], [], null, 1000, recovery);

    public static ScenarioVerdict Failed(string id, params IReadOnlyList<string> claims) => Passed(id, claims.FirstOrDefault() ?? "RCP-1") with
    {
        Verdict = Verdict.Failed,
        Findings = [new Finding("at-most-one-effect", claims, "2 effects of email.send for key k-1", [])],
    };

    public static ScenarioVerdict Flaky(string id, string claim) => Attempts.Merged([Failed(id, claim), Passed(id, claim)]);

    public static ScenarioVerdict Unknown(string id) => Passed(id, "RCP-1") with { Verdict = Verdict.Unknown, Doubts = ["the fault did not take hold"] };

    public static ScenarioVerdict NotRun(string id) =>
        Passed(id, "RCP-1") with { Verdict = Verdict.NotRun, Evaluated = [], NotRunReason = "it needs root: sudo ./maestro run" };

    public static ScenarioVerdict Quarantined(ScenarioVerdict scenario) => scenario with { Quarantined = "quarantined until 2026-12-31 (me): It flaps" };

    public static RunVerdict Run(params IReadOnlyList<ScenarioVerdict> scenarios) =>
        new(scenarios.Select(scenario => scenario.Counts).DefaultIfEmpty(Verdict.NotRun).Max(), "7f3a", scenarios, []);

    /// <summary>Both scenarios passed.</summary>
    public static RunVerdict Good { get; } = Run(Passed(Critical, "RCP-1"), Passed(Low, "LOG-1"));

    public static GateDecision Decide(RunVerdict run, GatePolicy? policy = null, AcceptedRun? accepted = null) =>
        Gate.Decide(policy ?? Policy, Runbook, Planned, run, "reference", accepted);
}
