using System.Globalization;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>The header by which a service asks for time (docs/contract.md §6).</summary>
public static class RetryAfter
{
    /// <summary>Seconds from now on; null with another status than 429 and 503, and without a header that can be read.</summary>
    /// <param name="now">By the clock of whoever reads a date.</param>
    public static double? In(IResponse response, DateTimeOffset now) =>
        response.Status is 429 or 503 && response.Headers.TryGetValue("retry-after", out var header) ? Seconds(header, now) : null;

    /// <summary>Of a number of seconds or an HTTP date; null for anything else.</summary>
    public static double? Seconds(string header, DateTimeOffset now)
    {
        if (int.TryParse(header.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds;
        }

        return DateTimeOffset.TryParseExact(header, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (date - now).TotalSeconds
            : null;
    }
}
