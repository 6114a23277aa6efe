namespace Maestro.Harness.Scenarios.Binding;

/// <summary>The valid words that a mistyped word is most like.</summary>
internal static class Nearest
{
    private const int ListedAtMost = 12;

    /// <summary>`Did you mean …?`, or null if no valid word is like it and the message lists them all.</summary>
    public static string? Remedy(string word, IReadOnlyCollection<string> valid)
    {
        var near = To(word, valid);
        return near.Count == 0 ? null : $"Did you mean {Expected.Either(near)}?";
    }

    /// <summary>All words where they are few, else how many there are.</summary>
    public static string Listed(IReadOnlyCollection<string> valid) => valid.Count switch
    {
        0 => "none",
        <= ListedAtMost => Expected.Either(valid),
        var many => $"one of {many} names",
    };

    /// <summary>At most three, best first; of many valid words always three.</summary>
    public static IReadOnlyList<string> To(string word, IReadOnlyCollection<string> valid)
    {
        if (valid.FirstOrDefault(each => each.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return [same];
        }

        var tolerated = Math.Max(1, word.Length / 3);
        return
        [
            .. valid
                .Select(candidate => (candidate, distance: Distance(word, candidate), part: IsPart(word, candidate)))
                .Where(each => each.part || each.distance <= tolerated || valid.Count > ListedAtMost)
                .OrderBy(each => each.distance > tolerated)
                .ThenByDescending(each => each.part)
                .ThenBy(each => each.distance)
                .ThenBy(each => each.candidate)
                .Take(3)
                .Select(each => each.candidate),
        ];
    }

    private static bool IsPart(string word, string candidate) =>
        word.Length >= 3 && (candidate.Contains(word, StringComparison.OrdinalIgnoreCase)
            || (candidate.Length >= 3 && word.Contains(candidate, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Insertions, deletions, replacements and swaps of neighbours, with case left aside.</summary>
    private static int Distance(string a, string b)
    {
        // No word is longer than this; a pasted page must not take seconds.
        if (a.Length > 200)
        {
            return a.Length;
        }

        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                var replaced = d[i - 1, j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
