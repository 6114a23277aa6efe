using System.IO.Enumeration;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Verdicts;

/// <summary>Scenarios that run and are told of, and whose verdict does not count for a while.</summary>
internal static class Quarantine
{
    /// <summary>Whether an entry is about a scenario: by its id, or by a pattern in which `*` stands for any characters.</summary>
    /// <param name="id">Repetitions of one scenario, `chapter/story#2`, share its quarantine.</param>
    public static bool Covers(string scenario, string id) => FileSystemName.MatchesSimpleExpression(scenario, id.Split('#')[0], ignoreCase: false);

    /// <returns>The scenario marked while its quarantine lasts; failed by a finding when that is over; else as it is.</returns>
    public static ScenarioVerdict Mark(ScenarioVerdict scenario, RunStarted run)
    {
        if (run.Quarantine?.FirstOrDefault(entry => Covers(entry.Scenario, scenario.Id)) is not { } entry)
        {
            return scenario;
        }

        // Judged again later, a run is as old as it was.
        var lasts = run.Began is { } began && DateOnly.FromDateTime(began.UtcDateTime) <= entry.Until;
        return lasts ? scenario with { Quarantined = $"quarantined until {entry.Until:yyyy-MM-dd} ({entry.Owner}): {entry.Reason}" } : scenario with
        {
            Verdict = Verdict.Failed,
            Findings = [.. scenario.Findings, new Finding(
                Finding.Quarantine, [], $"its quarantine ended on {entry.Until:yyyy-MM-dd}; {entry.Owner} must mend the scenario or decide anew: {entry.Reason}", [])],
            Doubts = scenario.NotRunReason is { } reason ? [.. scenario.Doubts, $"it was not run: {reason}"] : scenario.Doubts,
            NotRunReason = null,
        };
    }
}
