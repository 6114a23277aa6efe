using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal.Debriefing;

/// <summary>How it went, as facts. Times are milliseconds from the first strike on; null: it did not come to that.</summary>
/// <param name="Detected">Until an incident was declared, by whatever name.</param>
/// <param name="Diagnosed">Until the right section of the runbook was picked for each incident that struck.</param>
/// <param name="Recovered">Until the guarantees' client worked as it should again and was at rest.</param>
/// <param name="FalseAlarms">Declared before anything had struck.</param>
/// <param name="WrongNames">Declared after that, and none that struck.</param>
/// <param name="WrongPicks">Sections picked that are not those of what struck.</param>
/// <param name="StepsSeen">Steps of the runbook that were seen done, of <paramref name="Steps"/>.</param>
/// <param name="Broken">Names of the guarantees that did not hold.</param>
public sealed record Score(
    double? Detected,
    double? Diagnosed,
    double? Recovered,
    int FalseAlarms,
    int WrongNames,
    int WrongPicks,
    int StepsSeen,
    int Steps,
    IReadOnlyList<HarmSeen> Harms,
    IReadOnlyList<string> Broken)
{
    public static Score Of(RehearsalState state, IEnumerable<string> broken)
    {
        double? Since(double? moment) => moment - state.StruckAt;
        bool Before(HistoryEvent happened) => state.StruckAt is not { } struck || happened.At < struck;
        var steps = state.Incidents.SelectMany(incident => incident.Steps).ToList();
        return new Score(
            Since(state.DetectedAt),
            Since(state.DiagnosedAt),
            Since(state.RecoveredAt),
            state.Named.Count(Before),
            state.Named.Count(named => !Before(named) && !named.Right),
            state.Picked.Count(picked => !picked.Right),
            steps.Count(step => step.SeenAt is not null),
            steps.Count,
            state.Harms,
            [.. broken.Distinct().Order(StringComparer.Ordinal)]);
    }
}
