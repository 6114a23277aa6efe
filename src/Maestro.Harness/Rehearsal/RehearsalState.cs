using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal;

/// <summary>How far a rehearsal has come.</summary>
public enum Stretch
{
    /// <summary>The pages are being opened.</summary>
    Preparing,

    /// <summary>All is well, as far as anybody can see.</summary>
    Calm,

    /// <summary>Something has struck and is not recovered from.</summary>
    Struck,

    /// <summary>Recovered from; the operator may still say what it was.</summary>
    Recovered,

    /// <summary>Everything is being healed and taken down.</summary>
    Ending,

    /// <summary>The debrief is written.</summary>
    Ended,
}

/// <summary>
/// What is known of a rehearsal at one moment: everything a page shows besides the raw events. It comes from the history alone, by
/// <see cref="After"/>, live and in a replay alike. Times are in milliseconds since the run began, as the events have them.
/// </summary>
public sealed record RehearsalState
{
    public static readonly RehearsalState Before = new();

    /// <summary>Of the newest event that it knows.</summary>
    public long Seq { get; init; }

    /// <summary>Of the newest event that it knows: where the page's clock stands.</summary>
    public double At { get; init; }

    public Stretch Stretch { get; init; }

    public RehearsalMode Mode { get; init; }

    public bool Auto { get; init; }

    /// <summary>From the start; then it ends by itself.</summary>
    public double LimitMilliseconds { get; init; }

    public double? StartedAt { get; init; }

    /// <summary>When the first incident struck: the clock of the score. Not for an operator's eyes unless <see cref="IsTold"/>.</summary>
    public double? StruckAt { get; init; }

    /// <summary>When an incident was first declared after that.</summary>
    public double? DetectedAt { get; init; }

    /// <summary>When the right section of the runbook was picked for all that struck.</summary>
    public double? DiagnosedAt { get; init; }

    public double? RecoveredAt { get; init; }

    /// <summary>How it ended; null while it goes on.</summary>
    public RehearsalEnd? End { get; init; }

    public ImmutableList<IncidentProgress> Incidents { get; init; } = [];

    public ImmutableList<IncidentNamed> Named { get; init; } = [];

    public ImmutableList<PlaybookPicked> Picked { get; init; } = [];

    public ImmutableList<FaultProgress> Faults { get; init; } = [];

    public ImmutableList<HarmSeen> Harms { get; init; } = [];

    public ImmutableList<GuaranteeBroken> Broken { get; init; } = [];

    /// <summary>What the client of each open page last said of itself, by device; null for one without MAESTRO.</summary>
    public ImmutableSortedDictionary<string, JsonNode?> Health { get; init; } = ImmutableSortedDictionary<string, JsonNode?>.Empty;

    /// <summary>Whether the operator may see incidents, symptoms, steps and faults: in the guided mode, and at the end in any.</summary>
    public bool IsTold => Mode is RehearsalMode.Guided || End is not null;

    /// <summary>The state once that has happened too.</summary>
    public RehearsalState After(HistoryEvent happened) => (happened switch
    {
        RehearsalStarted start => this with
        {
            Mode = start.Mode,
            Auto = start.Auto,
            LimitMilliseconds = start.LimitMilliseconds,
            StartedAt = start.At,
            Incidents = [.. start.Incidents.Select(IncidentProgress.Of)],
        },
        Calm => this with { Stretch = Stretch.Calm },
        IncidentStruck struck => this with
        {
            Stretch = Stretch.Struck,
            StruckAt = StruckAt ?? struck.At,
            DiagnosedAt = null,
            Incidents = Changed(struck.Incident, incident => incident with { StruckAt = struck.At }),
        },
        SymptomSeen symptom => this with { Incidents = Changed(symptom.Incident, incident => incident.WithSymptom(symptom)) },
        StepSeen step => this with { Incidents = Changed(step.Incident, incident => incident.WithStep(step)) },
        IncidentNamed named => this with { Named = Named.Add(named), DetectedAt = DetectedAt ?? (StruckAt is null ? null : named.At) },
        PlaybookPicked picked => WithPick(picked),
        FaultInjected fault => this with { Faults = Faults.Add(new FaultProgress(fault.Id, fault.Fault, fault.Device, fault.At)) },
        FaultReceipt receipt => WithFault(receipt.Id, fault => fault with { InForce = receipt.InForce, Evidence = receipt.Evidence }),
        FaultHealed healed => WithFault(healed.Id, fault => fault with { HealedAt = healed.At }),
        HarmSeen harm => this with { Harms = Harms.Add(harm) },
        GuaranteeBroken broken => this with { Broken = Broken.Add(broken) },
        StatusRead { Device: { } device } status => this with { Health = Health.SetItem(device, status.Status) },
        IncidentRecovered recovered => WithRecovery(recovered),
        RehearsalEnded ended => this with { Stretch = Stretch.Ending, End = ended.How },
        RunEnded => this with { Stretch = Stretch.Ended },
        _ => this,
    }) with { Seq = happened.Seq, At = happened.At };

    private RehearsalState WithPick(PlaybookPicked picked)
    {
        var all = Picked.Add(picked);
        var right = all.Where(each => each.Right).Select(each => each.Chapter).ToHashSet(StringComparer.Ordinal);
        var struck = Incidents.Where(incident => incident.StruckAt is not null).ToList();
        var diagnosed = struck.Count > 0 && struck.TrueForAll(incident => right.Contains(incident.Chapter));
        return this with { Picked = all, DiagnosedAt = DiagnosedAt ?? (diagnosed ? picked.At : null) };
    }

    private RehearsalState WithRecovery(IncidentRecovered recovered)
    {
        var incidents = Changed(recovered.Incident, incident => incident with { RecoveredAt = recovered.At });
        return incidents.TrueForAll(incident => incident.RecoveredAt is not null)
            ? this with { Incidents = incidents, Stretch = Stretch.Recovered, RecoveredAt = recovered.At }
            : this with { Incidents = incidents };
    }

    private RehearsalState WithFault(int id, Func<FaultProgress, FaultProgress> change) =>
        this with { Faults = [.. Faults.Select(fault => fault.Id == id ? change(fault) : fault)] };

    private ImmutableList<IncidentProgress> Changed(string name, Func<IncidentProgress, IncidentProgress> change) =>
        [.. Incidents.Select(incident => incident.Name == name ? change(incident) : incident)];
}
