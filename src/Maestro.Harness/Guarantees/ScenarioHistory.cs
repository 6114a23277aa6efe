using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// The events of one scenario, in the order of their numbers, with the look-ups that several guarantees need. Each index is built once;
/// a guarantee is to take time in proportion to the number of events, so it scans them once and not for each item.
/// </summary>
public sealed class ScenarioHistory(IReadOnlyList<HistoryEvent> events)
{
    private readonly Dictionary<Type, object> _ofKind = [];
    private readonly CutOffs _unanswered = CutOffs.Unanswered(events);
    private readonly CutOffs _unheard = CutOffs.Unheard(events);

    public IReadOnlyList<HistoryEvent> Events { get; } = events;

    public ScenarioStarted? Started { get; } = events.OfType<ScenarioStarted>().FirstOrDefault();

    /// <summary>Whether the target shows it; a history that does not say so is of one that shows everything.</summary>
    public bool Sees(Sight sight) => Started?.Unseen?.Contains(sight) is not true;

    /// <summary>All events of a kind, in order; picked out once.</summary>
    public IReadOnlyList<T> Of<T>() where T : HistoryEvent
    {
        if (!_ofKind.TryGetValue(typeof(T), out var kind))
        {
            _ofKind[typeof(T)] = kind = Events.OfType<T>().ToList();
        }

        return (List<T>)kind;
    }

    /// <summary>Whether a fault that keeps the device's claims from being answered was in force at that event.</summary>
    public bool CutOffAt(HistoryEvent moment) => _unanswered.Last(moment.Device, moment.Seq, moment.Seq);

    /// <summary>
    /// Whether one fault that keeps the device's claims from the service was in force for the device of that event from then until the other
    /// event. A lost answer does not: the service has the claim.
    /// </summary>
    public bool UnheardFrom(HistoryEvent moment, HistoryEvent until) => _unheard.Last(moment.Device, moment.Seq, until.Seq);
}
