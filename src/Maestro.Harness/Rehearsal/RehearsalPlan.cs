using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal;

/// <summary>What is to be rehearsed, and how.</summary>
/// <param name="Incidents">By name: one, or in a mystery up to two that strike in this order.</param>
/// <param name="Choices">All that there are: what the operator chooses from when naming.</param>
/// <param name="Seed">Data and moments come from it.</param>
/// <param name="Auto">The runbook's own recovery is carried out, and strikes do not wait.</param>
public sealed record RehearsalPlan(
    IReadOnlyDictionary<string, Incident> Incidents,
    IReadOnlyDictionary<string, Incident> Choices,
    RehearsalMode Mode,
    string Seed,
    bool Auto = false)
{
    /// <summary>The longest limit of its incidents.</summary>
    public TimeSpan Limit => Incidents.Values.Max(incident => incident.Limit ?? Incident.UsualLimit);

    /// <summary>The headings of the runbook that the operator picks from, each once.</summary>
    public IReadOnlyList<string> Chapters => [.. Choices.Values.Select(incident => incident.Chapter).Distinct().Order(StringComparer.Ordinal)];
}
