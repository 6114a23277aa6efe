using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>What became of a scenario in words that other tools show: one line for lists, and the whole evidence.</summary>
internal static class FailureWords
{
    private const int LongestPart = 240;

    /// <summary>
    /// `RCP-5 Never more than one side effect …: 2 effects of …`; of what is in doubt, why; of what is flaky, how often it was tried, and what
    /// happened before it passed; null for what passed.
    /// </summary>
    public static string? Headline(StoredRun run, ScenarioVerdict scenario) =>
        scenario.Verdict is Verdict.Passed ? null
        : scenario.Verdict is Verdict.Flaky ? $"flaky, {VerdictText.Tries(scenario)}: {Headline(run, Attempts.ToTell(scenario))}"
        : scenario.NotRunReason is { } reason ? reason
        : scenario.Findings.Count > 0 ? Headline(run, scenario, scenario.Findings[0])
        : string.Join("; ", scenario.Doubts);

    /// <summary>The claim that the scenario is about, before others that the same guarantee stands for; then what happened.</summary>
    public static string Headline(StoredRun run, ScenarioVerdict scenario, Finding finding) =>
        Broken(run, scenario, finding).FirstOrDefault() is { } claim ? $"{claim} {run.Says(claim)}: {PlainWords.Counted(finding.Says)}" : $"{finding.Guarantee}: {PlainWords.Counted(finding.Says)}";

    /// <summary>The claims that a finding breaks: the main one first, the others that the scenario is about after it.</summary>
    public static IEnumerable<string> Broken(StoredRun run, ScenarioVerdict scenario, Finding finding) =>
        finding.Claims.OrderByDescending(claim => run.ClaimsOf(scenario.Id).Contains(claim));

    /// <summary>Findings as a person understands them best: a guarantee's sentence before an expectation's JSON, the scenario's own claims before others.</summary>
    public static IEnumerable<Finding> Plainest(StoredRun run, ScenarioVerdict scenario) => Attempts.ToTell(scenario).Findings
        .OrderBy(finding => finding.Guarantee is Finding.Expectation)
        .ThenBy(finding => !finding.Claims.Intersect(run.ClaimsOf(scenario.Id)).Any());

    /// <summary>What happened, in a sentence; of an expectation wherein it was not met, where that can be told.</summary>
    public static string Happened(StoredRun run, ScenarioVerdict scenario, Finding finding) =>
        finding.Evidence is [ExpectationEvaluated unmet]
            ? Difference.Of(unmet, run.EventsOf(scenario.Id)) ?? PlainWords.Counted(
                $"expected {PlainWords.Cut(unmet.Expected, LongestPart)}; saw {PlainWords.Cut(unmet.Seen?.ToJsonString(HistoryJson.Options) ?? "nothing", LongestPart)}")
            : PlainWords.Counted(finding.Says);

    /// <summary>What is in doubt; what was never come to says why.</summary>
    public static IEnumerable<string> Doubts(ScenarioVerdict scenario, IReadOnlyList<HistoryEvent> events)
    {
        var line = events.OfType<ExpectationEvaluated>().LastOrDefault(it => !it.Met)?.Line ?? events.OfType<Broke>().LastOrDefault()?.Line ?? 0;
        return scenario.Doubts.Select(doubt => line > 0 && doubt.EndsWith(" was evaluated", StringComparison.Ordinal)
            ? $"{doubt}, because the scenario stopped at line {line}" : doubt);
    }

    /// <summary>As the console tells it.</summary>
    public static string Evidence(StoredRun run, ScenarioVerdict scenario) =>
        string.Join('\n', new VerdictText(run.Claims).Evidence(scenario, run.Verdict.Seed, run.Verdict.Profile).Select(line => line.Trim()));
}
