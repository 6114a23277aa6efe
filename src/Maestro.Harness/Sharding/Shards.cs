namespace Maestro.Harness.Sharding;

/// <summary>Splits a run so that its parts take about as long as one another.</summary>
public static class Shards
{
    /// <summary>Of a scenario where no duration at all is known.</summary>
    private const double Assumed = 5000;

    /// <summary>
    /// The longest first, each to the part that has least to do. The same ids and durations give the same parts on every machine, in
    /// whatever order they are handed in; one whose duration is unknown counts as long as the middle one of the others.
    /// </summary>
    /// <param name="durations">Milliseconds by id, without the number of a repetition.</param>
    /// <param name="of">How many parts, from 1.</param>
    /// <returns>The ids of each part.</returns>
    public static IReadOnlyList<IReadOnlyCollection<string>> Balanced(
        IReadOnlyList<string> ids, IReadOnlyDictionary<string, double> durations, int of)
    {
        var usual = Usual(ids, durations);
        var parts = Enumerable.Range(0, of).Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToList();
        var loads = new double[of];
        var longestFirst = ids
            .Select(id => (Id: id, Takes: durations.TryGetValue(RecordedDurations.ScenarioOf(id), out var known) ? known : usual))
            .OrderByDescending(each => each.Takes)
            .ThenBy(each => each.Id, StringComparer.Ordinal);
        foreach (var (id, takes) in longestFirst)
        {
            var least = Array.IndexOf(loads, loads.Min());
            parts[least].Add(id);
            loads[least] += takes;
        }

        return parts;
    }

    private static double Usual(IReadOnlyList<string> ids, IReadOnlyDictionary<string, double> durations)
    {
        var known = ids.Select(RecordedDurations.ScenarioOf).Where(durations.ContainsKey).Select(id => durations[id]).Order().ToList();
        return known.Count == 0 ? Assumed : known[known.Count / 2];
    }
}
