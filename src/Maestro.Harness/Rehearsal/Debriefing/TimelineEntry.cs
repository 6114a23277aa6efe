using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal.Debriefing;

/// <summary>The lane of a timeline.</summary>
public enum Lane
{
    Rehearsal,
    Fault,
    Symptom,
    Operator,
    Facilitator,
    Runbook,
    Harm,
    Recovery,
}

/// <summary>One line of a debrief's timeline.</summary>
/// <param name="At">Milliseconds since the run began.</param>
/// <param name="Says">In words.</param>
/// <param name="Detail">What a reader may want to know besides; null: nothing.</param>
public sealed record TimelineEntry(double At, Lane Lane, string? Device, string Says, string? Detail = null)
{
    public static IReadOnlyList<TimelineEntry> Of(IReadOnlyList<HistoryEvent> events)
    {
        var incidents = events.OfType<RehearsalStarted>().First().Incidents.ToDictionary(incident => incident.Name, StringComparer.Ordinal);
        return [.. events.Select(happened => Of(happened, incidents)).OfType<TimelineEntry>()];
    }

    private static TimelineEntry? Of(HistoryEvent happened, Dictionary<string, RehearsedIncident> incidents)
    {
        TimelineEntry Entry(Lane lane, string says, string? detail = null) => new(happened.At, lane, happened.Device, says, detail);
        string Title(string incident) => incidents.TryGetValue(incident, out var known) ? known.Title : incident;
        return happened switch
        {
            Calm => Entry(Lane.Rehearsal, "All is well."),
            IncidentStruck struck => Entry(Lane.Rehearsal, $"It strikes: {Title(struck.Incident)}"),
            FaultInjected fault => Entry(Lane.Fault, $"{fault.Fault} is injected"),
            FaultReceipt { InForce: true } receipt => Entry(Lane.Fault, $"{receipt.Fault} is in force", receipt.Evidence),
            FaultReceipt receipt => Entry(Lane.Fault, $"{receipt.Fault} did not take hold", receipt.Evidence),
            FaultHealed healed => Entry(Lane.Fault, $"{healed.Fault} {(healed.Healed ? "is gone" : "was not proven gone")}", healed.Evidence),
            SymptomSeen seen => Entry(Lane.Symptom, incidents[seen.Incident].Symptoms[seen.Number - 1]),
            OperatorDid { Who: Actor.Facilitator } did => Entry(Lane.Facilitator, Words(did)),
            OperatorDid did => Entry(Lane.Operator, Words(did)),
            ConsoleAnswered answered => Entry(Lane.Operator, answered.Failed ? "the console shows an error" : "the console answers", answered.Shown),
            IncidentNamed named => Entry(Lane.Operator, $"declared: {Title(named.Named)}", named.Right ? "right" : "not what struck"),
            PlaybookPicked picked => Entry(Lane.Operator, $"picked the runbook's section “{picked.Chapter}”", picked.Right ? "right" : "not that of what struck"),
            StepSeen step => Entry(Lane.Runbook, $"done: {incidents[step.Incident].Steps[step.Number - 1].Do}"),
            HarmSeen harm => Entry(Lane.Harm, harm.Says, harm.Harm),
            GuaranteeBroken broken => Entry(Lane.Harm, $"{broken.Guarantee} does not hold", broken.Says),
            Broke broke => Entry(Lane.Harm, $"the harness could not go on: {broke.What}", broke.Why),
            IncidentRecovered recovered => Entry(Lane.Recovery, $"Recovered: {Title(recovered.Incident)}"),
            RehearsalEnded ended => Entry(Lane.Rehearsal, $"It ends: {DebriefText.Words(ended.How)}", ended.Why),
            _ => null,
        };
    }

    private static string Words(OperatorDid did) => did.Did switch
    {
        Deed.Typed => $"typed `{did.What}`",
        Deed.Clicked => $"clicked {did.What}",
        Deed.Pressed => $"pressed {did.What}",
        Deed.Reloaded => "loaded the page again",
        Deed.Opened => "opened the page again",
        Deed.Deployed => $"deployed the build {did.What}",
        Deed.Injected => $"injected {did.What} by hand",
        _ => "broke the rehearsal off",
    };
}
