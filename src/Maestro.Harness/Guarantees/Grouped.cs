using Maestro.Harness.History;

namespace Maestro.Harness.Guarantees;

/// <summary>Events by what they have in common, each group in the order of the history. A look-up takes the logarithm of its group's size.</summary>
public sealed class Grouped<TKey, TEvent>
    where TKey : notnull
    where TEvent : HistoryEvent
{
    private readonly Dictionary<TKey, List<TEvent>> _groups = [];

    public Grouped(IEnumerable<TEvent> events, Func<TEvent, TKey> key)
    {
        foreach (var happened in events)
        {
            if (!_groups.TryGetValue(key(happened), out var group))
            {
                _groups[key(happened)] = group = [];
            }

            group.Add(happened);
        }
    }

    /// <summary>The whole group; empty when there is none.</summary>
    public IReadOnlyList<TEvent> this[TKey key] => _groups.GetValueOrDefault(key) ?? [];

    /// <summary>Those of the group that come after that number.</summary>
    public IEnumerable<TEvent> After(TKey key, long seq)
    {
        var group = this[key];
        for (var i = CountBefore(group, seq + 1); i < group.Count; i++)
        {
            yield return group[i];
        }
    }

    /// <summary>How many of the group come before that number.</summary>
    public int CountBefore(TKey key, long seq) => CountBefore(this[key], seq);

    /// <summary>The latest of the group before that number; null when there is none.</summary>
    public TEvent? LastBefore(TKey key, long seq)
    {
        var group = this[key];
        var before = CountBefore(group, seq);
        return before > 0 ? group[before - 1] : null;
    }

    private static int CountBefore(IReadOnlyList<TEvent> group, long seq) => Ordered.CountBefore(group, seq, happened => happened.Seq);
}

/// <summary>Makes groups, as in <c>history.Of&lt;EffectSeen&gt;().By(effect => effect.Key)</c>.</summary>
public static class Grouping
{
    public static Grouped<TKey, TEvent> By<TKey, TEvent>(this IEnumerable<TEvent> events, Func<TEvent, TKey> key)
        where TKey : notnull
        where TEvent : HistoryEvent => new(events, key);
}
