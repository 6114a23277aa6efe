using System.Collections.Immutable;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal;

/// <summary>How far one incident of a rehearsal has come. Times as in <see cref="RehearsalState"/>; null: not yet.</summary>
public sealed record IncidentProgress(
    string Name,
    string Title,
    string Chapter,
    ImmutableList<SymptomProgress> Symptoms,
    ImmutableList<StepProgress> Steps,
    double? StruckAt = null,
    double? RecoveredAt = null)
{
    public static IncidentProgress Of(RehearsedIncident incident) => new(
        incident.Name,
        incident.Title,
        incident.Chapter,
        [.. incident.Symptoms.Select(symptom => new SymptomProgress(symptom))],
        [.. incident.Steps.Select(step => new StepProgress(step.Do, step.Types))]);

    public IncidentProgress WithSymptom(SymptomSeen seen) =>
        this with { Symptoms = Symptoms.SetItem(seen.Number - 1, Symptoms[seen.Number - 1] with { SeenAt = seen.At }) };

    public IncidentProgress WithStep(StepSeen seen) =>
        this with { Steps = Steps.SetItem(seen.Number - 1, Steps[seen.Number - 1] with { SeenAt = seen.At }) };
}

/// <param name="Says">In words.</param>
/// <param name="SeenAt">When it first showed.</param>
public sealed record SymptomProgress(string Says, double? SeenAt = null);

/// <param name="Do">In words.</param>
/// <param name="Types">What is typed into the console; null where nothing is.</param>
/// <param name="SeenAt">When the harness saw it done.</param>
public sealed record StepProgress(string Do, string? Types, double? SeenAt = null);

/// <param name="Device">That it was aimed at.</param>
/// <param name="InForce">By its receipt; null while there is none.</param>
/// <param name="Evidence">Of its receipt.</param>
public sealed record FaultProgress(
    int Id, string Fault, string? Device, double InjectedAt, bool? InForce = null, string? Evidence = null, double? HealedAt = null);
