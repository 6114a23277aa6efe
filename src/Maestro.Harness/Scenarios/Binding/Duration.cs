using System.Globalization;
using System.Text.RegularExpressions;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>Durations as people write them: a number and a unit, `250 ms`, `1.5 s`, `2 min`, `1 h`.</summary>
public static partial class Duration
{
    /// <summary>What is said to a person whose duration cannot be read.</summary>
    public const string Expected = "a duration with its unit (ms, s, min, h)";

    /// <exception cref="FormatException">No unit, an unknown unit, or more than 10,000 hours.</exception>
    public static TimeSpan Parse(string text) =>
        TryParse(text, out var duration) ? duration : throw new FormatException($"'{text}' is not {Expected}");

    /// <summary>False without a unit, with an unknown one, or for more than 10,000 hours.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var parts = Form().Match(text);
        if (!parts.Success || !double.TryParse(parts.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var milliseconds = number * parts.Groups["unit"].Value switch { "ms" => 1, "s" => 1_000, "min" => 60_000, _ => 3_600_000 };
        if (milliseconds > 10_000 * 3_600_000.0)
        {
            return false;
        }

        duration = TimeSpan.FromMilliseconds(milliseconds);
        return true;
    }

    [GeneratedRegex(@"^(?<number>[0-9]{1,9}(\.[0-9]{1,6})?) ?(?<unit>ms|s|min|h)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
