using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal.Harms;

/// <summary>Something an operator may do that makes any incident worse; a pure function from the history. Found by reflection.</summary>
public interface IHarm
{
    /// <summary>In kebab-case.</summary>
    string Name { get; }

    /// <summary>What is harmful, as one sentence.</summary>
    string Says { get; }

    /// <returns>The deeds that did it, in order.</returns>
    IEnumerable<OperatorDid> Deeds(IReadOnlyList<HistoryEvent> events);
}

/// <summary>All that is always harmful, by name.</summary>
public static class AllHarms
{
    public static readonly IReadOnlyList<IHarm> Each =
    [
        .. typeof(IHarm).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IHarm)) && type.IsClass)
            .Select(type => (IHarm)Activator.CreateInstance(type)!)
            .OrderBy(harm => harm.Name, StringComparer.Ordinal),
    ];

    public static IEnumerable<HarmSeen> In(IReadOnlyList<HistoryEvent> events) =>
        Each.SelectMany(harm => harm.Deeds(events).Select(deed => new HarmSeen(harm.Name, harm.Says, deed.Seq) { Device = deed.Device }));
}
