using System.Globalization;

namespace Maestro.Harness.Sharding;

/// <summary>Which part of a run is meant: `2/3` is the second of three.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many parts there are, 1 to 1000.</param>
public sealed record Shard(int Number, int Of)
{
    private const int Most = 1000;

    /// <summary>Null where it is no such word.</summary>
    public static Shard? Parse(string word) =>
        word.Split('/') is [var number, var of]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && i >= 1 && i <= n && n <= Most
            ? new Shard(i, n)
            : null;
}
