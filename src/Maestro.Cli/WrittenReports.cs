using Maestro.Harness;
using Maestro.Harness.History;
using Maestro.Harness.Reporting;
using Maestro.Harness.Reporting.Html;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Setup;
using Maestro.Harness.Verdicts;

namespace Maestro.Cli;

/// <summary>Reads a stored run with its past, and writes its reports.</summary>
internal static class WrittenReports
{
    /// <summary>What every run leaves without being asked.</summary>
    private static readonly IReadOnlyList<IReport> Always = [new JUnitReport(), new JsonReport(), new HtmlReport()];

    /// <exception cref="InputException">No journal, or none that can be read.</exception>
    public static StoredRun Read(string journal, Settings settings)
    {
        var stored = Journal.Read(journal);
        var folder = Path.GetDirectoryName(Path.GetFullPath(journal))!;
        var claims = Claims.Load(Path.Combine(settings.Root, ScenarioFolder.Name, Claims.FileName), settings.Root);
        var run = new StoredRun(stored, Judge.Run(stored), folder, claims, []);
        return run with { Past = PastRuns.Before(PastRuns.Read(Past(settings)), run.Start.Target, run.Name) };
    }

    /// <returns>What was written.</returns>
    public static string Write(IReport report, StoredRun run, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, report.Target);
        report.Write(run, path);
        return path;
    }

    /// <summary>What a run leaves: its reports beside its journal, and a line in the history of runs.</summary>
    /// <param name="verdict">As the run told it.</param>
    /// <returns>The report to open.</returns>
    public static async Task<string> OfRunAsync(string journal, RunVerdict verdict, Settings settings, CancellationToken cancel)
    {
        var run = Read(journal, settings) with { Verdict = verdict };
        using (await FileLock.TakeAsync(Past(settings) + ".lock", () => { }, cancel))
        {
            PastRuns.Append(Past(settings), PastRuns.Of(run));
        }

        // All of them: `Last` of a list that is still to be made makes its last item alone.
        return Always.Select(report => Write(report, run, run.Folder)).ToList()[^1];
    }

    private static string Past(Settings settings) => Path.Combine(settings.Artifacts, PastRuns.FileName);
}
