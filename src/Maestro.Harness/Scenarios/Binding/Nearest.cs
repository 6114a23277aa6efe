namespace Maestro.Harness.Scenarios.Binding;

/// <summary>The valid words that a mistyped word is most like.</summary>
internal static class Nearest
{
    private const int ListedAtMost = 12;

    /// <summary>`Did you mean …?`, or null if no valid word is like it and the message lists them all.</summary>
    public static string? Remedy(string word, IReadOnlyCollection<string> valid)
    {
        var several = word.Split(',', StringSplitOptions.TrimEntries);
        if (several.Length > 1 && several.All(valid.Contains))
        {
            return $"Put several in brackets: `[{word}]`.";
        }

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

    /// <summary>At most three, best first; of many valid words at least one.</summary>
    public static IReadOnlyList<string> To(string word, IReadOnlyCollection<string> valid)
    {
        var near = Close(word, valid);
        return near.Count == 0 && valid.Count > ListedAtMost ? [.. Ranked(word, valid).Take(3).Select(each => each.Candidate)] : near;
    }

    /// <summary>At most three that the word can be a slip of, best first.</summary>
    public static IReadOnlyList<string> Close(string word, IReadOnlyCollection<string> valid)
    {
        if (valid.FirstOrDefault(each => each.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return [same];
        }

        var tolerated = Math.Max(1, word.Length / 3);
        return [.. Ranked(word, valid).Where(each => each.Rank <= tolerated).Take(3).Select(each => each.Candidate)];
    }

    private static IEnumerable<(string Candidate, int Rank)> Ranked(string word, IReadOnlyCollection<string> valid) => valid
        .Select(candidate => (Candidate: candidate, Rank: Rank(word, candidate)))
        .OrderBy(each => each.Rank)
        .ThenBy(each => each.Candidate);

    /// <summary>How far a word is from a candidate, or from the part of it that the person may have meant.</summary>
    private static int Rank(string word, string candidate)
    {
        // No valid word is as long; a pasted page must not take seconds.
        if (word.Length > 200)
        {
            return word.Length;
        }

        var distances = Distances(word, candidate);
        var isPart = word.Length >= 3 && candidate.Contains(word, StringComparison.OrdinalIgnoreCase);
        var isMost = candidate.Length > word.Length / 2 && word.Contains(candidate, StringComparison.OrdinalIgnoreCase);
        var toItsBeginning = word.Length >= 6 ? distances.Min() + 1 : int.MaxValue;
        return isPart || isMost ? 1 : Math.Min(distances[^1], toItsBeginning);
    }

    /// <summary>From a word to each beginning of another, the whole of it last: insertions, deletions, replacements and
    /// swaps of neighbours, with case left aside.</summary>
    private static int[] Distances(string a, string b)
    {
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

        return [.. Enumerable.Range(0, b.Length + 1).Select(j => d[a.Length, j])];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
