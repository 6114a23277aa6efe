using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Maestro.Harness.Setup;

namespace Maestro.Harness.Monitoring;

/// <summary>A file of alert rules, judged by Prometheus' own engine over samples that were really scraped.</summary>
/// <param name="file">The rules; an absolute path.</param>
/// <param name="promtool">The program; an absolute path.</param>
public sealed class AlertRules(string file, string promtool)
{
    /// <summary>Whether the alert fires at the last scrape.</summary>
    /// <param name="severity">Its label of that name; null: whatever it is.</param>
    /// <param name="scrapes">One a minute: each series with its value.</param>
    /// <param name="folder">Receives the generated test; an absolute path.</param>
    /// <returns>Null when the file has no rule of that name: it can never fire, and its silence says nothing.</returns>
    /// <exception cref="InputException">promtool could not judge; says what it printed.</exception>
    public async Task<bool?> IsFiringAsync(
        string alert, string? severity, IReadOnlyList<IReadOnlyDictionary<string, double>> scrapes, string folder, CancellationToken cancel)
    {
        if (!Regex.IsMatch(await File.ReadAllTextAsync(file, cancel), $@"^\s*-?\s*alert:\s*{Regex.Escape(alert)}\s*$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)))
        {
            return null;
        }

        var test = Path.Combine(folder, $"alert-{Guid.NewGuid():N}.yaml");
        var said = "";
        foreach (var firing in new[] { true, false })
        {
            await File.WriteAllTextAsync(test, Test(file, alert, severity, scrapes, firing), cancel);
            (var exitCode, said) = await ChildProcess.ReadAsync(promtool, ["test", "rules", test], folder, cancel);
            if (exitCode == 0)
            {
                return firing;
            }
        }

        throw new InputException($"promtool could not judge {alert}: {said}");
    }

    /// <summary>A test for `promtool test rules` that succeeds when the alert is as expected at the last scrape.</summary>
    public static string Test(string file, string alert, string? severity, IReadOnlyList<IReadOnlyDictionary<string, double>> scrapes, bool firing)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"rule_files: ['{file}']\nevaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n");
        foreach (var series in scrapes.SelectMany(scrape => scrape.Keys).Distinct())
        {
            var values = scrapes.Select(scrape => scrape.TryGetValue(series, out var value) ? value.ToString("R", CultureInfo.InvariantCulture) : "_");
            text.Append(CultureInfo.InvariantCulture, $"      - {{ series: '{series}', values: '{string.Join(' ', values)}' }}\n");
        }

        var label = severity is null ? "" : $",severity=\"{severity}\"";
        text.Append(CultureInfo.InvariantCulture, $"    promql_expr_test:\n      - expr: 'count(ALERTS{{alertname=\"{alert}\",alertstate=\"firing\"{label}}}) > bool 0 or vector(0)'\n");
        text.Append(CultureInfo.InvariantCulture, $"        eval_time: {scrapes.Count - 1}m\n        exp_samples: [{{ labels: '{{}}', value: {(firing ? 1 : 0)} }}]\n");
        return text.ToString();
    }
}
