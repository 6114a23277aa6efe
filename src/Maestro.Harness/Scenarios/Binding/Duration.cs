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
        if (Form().Match(text) is not { Success: true } parts)
        {
            return false;
        }

        var unit = parts.Groups["unit"].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "min" => TimeSpan.FromMinutes(1),
            _ => TimeSpan.FromHours(1),
        };
        var most = TimeSpan.FromHours(10_000);
        var number = double.Parse(parts.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        duration = number > most / unit ? default : number * unit;
        return number <= most / unit;
    }

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)?) ?(?<unit>ms|s|min|h)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
