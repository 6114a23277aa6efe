namespace Maestro.Harness.Guarantees;

/// <summary>Binary search in what is in the order of the history.</summary>
internal static class Ordered
{
    /// <returns>How many of them have a number less than that.</returns>
    public static int CountBefore<T>(IReadOnlyList<T> ordered, long seq, Func<T, long> seqOf)
    {
        var (low, high) = (0, ordered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = seqOf(ordered[middle]) < seq ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
