using System.Globalization;

namespace Maestro.Harness.Monitoring;

/// <summary>Prometheus' text format, as far as a service without time stamps writes it.</summary>
public static class PrometheusText
{
    /// <summary>The series (`name` or `name{labels}`) with their values.</summary>
    /// <exception cref="FormatException">A line that is neither a comment nor a series with its value.</exception>
    public static IReadOnlyDictionary<string, double> Read(string text) => text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => !line.StartsWith('#'))
        .Select(line => (Line: line, End: line.LastIndexOf(' ')))
        .ToDictionary(
            each => each.End > 0 ? each.Line[..each.End] : throw new FormatException($"`{each.Line}` is no sample"),
            each => double.Parse(each.Line[(each.End + 1)..], CultureInfo.InvariantCulture));
}
