using System.Text;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>Annotations of GitHub Actions: what does not hold stands on the line of the scenario that shows it.</summary>
public sealed class GitHubReport : IReport
{
    public string Name => "github";

    public string Says => "annotations of GitHub Actions, printed as well";

    public string Target => "github.txt";

    public bool IsPrinted => true;

    public void Write(StoredRun run, string path) => File.WriteAllText(path, Text(run));

    private static string Text(StoredRun run)
    {
        var text = new StringBuilder();
        foreach (var scenario in run.Verdict.Scenarios.OrderByDescending(scenario => scenario.Verdict))
        {
            if (scenario.Verdict is Verdict.Flaky)
            {
                var line = Attempts.ToTell(scenario).Findings is [var first, ..] ? run.LineOf(scenario, first) : 1;
                Line(text, "warning", scenario.File, line, $"flaky: {scenario.Id}", FailureWords.Headline(run, scenario)!, Again(run, scenario));
                continue;
            }

            foreach (var finding in scenario.Findings)
            {
                var claim = FailureWords.Broken(run, scenario, finding).FirstOrDefault();
                Line(text, scenario.Quarantined is null ? "error" : "warning", scenario.File, run.LineOf(scenario, finding), $"{(scenario.Quarantined is null ? "" : "quarantined: ")}{claim ?? finding.Guarantee} {scenario.Id}", FailureWords.Headline(run, scenario, finding), Again(run, scenario));
            }

            if (scenario.Verdict is Verdict.Unknown)
            {
                Line(text, "warning", scenario.File, 1, $"unknown: {scenario.Id}", string.Join('\n', scenario.Doubts), Again(run, scenario));
            }
            else if (scenario.NotRunReason is { } reason)
            {
                Line(text, "notice", scenario.File, 1, $"not run: {scenario.Id}", reason);
            }
        }

        foreach (var doubt in run.Verdict.Doubts)
        {
            text.AppendLine($"::error title=the run cannot be trusted::{Data(doubt)}");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string level, string file, int line, string title, params IEnumerable<string> words) =>
        text.AppendLine($"::{level} file={Property(file)},line={line},title={Property(title)}::{Data(string.Join('\n', words))}");

    private static string Again(StoredRun run, ScenarioVerdict scenario) => $"again: {VerdictText.Again(scenario, run.Verdict.Seed, run.Verdict.Profile)}";

    internal static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    internal static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
