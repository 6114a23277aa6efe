using System.Diagnostics;
using Maestro.Harness;
using Maestro.Harness.Reporting.Html;
using Maestro.Harness.Setup;
using Maestro.Harness.Verdicts;
using Microsoft.Playwright;

namespace Maestro.Bench;

/// <summary>How large the HTML report of a great run is, and how long it takes to write and to open.</summary>
internal static class ReportMeasurement
{
    private const double MostMegabytes = 20;
    private const double MostSeconds = 2;
    private const int Openings = 5;

    /// <returns>Whether all bounds are kept.</returns>
    public static async Task<bool> TakeAsync(TextWriter told)
    {
        var settings = Settings.Find(AppContext.BaseDirectory);
        var found = await new Browsers(settings).EnsureAsync(told.WriteLine, CancellationToken.None);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = found.Path, ChromiumSandbox = found.Sandbox });
        var folder = Path.Combine(settings.Artifacts, "bench", "report");
        var run = await MadeReport.InAsync(folder, browser, settings);
        var failed = run.Verdict.Scenarios.Where(scenario => scenario.Verdict is Verdict.Failed).ToList();
        told.WriteLine($"{run.Verdict.Scenarios.Count:N0} scenarios, {failed.Count} failed, {run.Journal.Events.Count:N0} events, {run.Past.Count} earlier runs");

        var file = Path.Combine(folder, "report.html");
        var since = Stopwatch.GetTimestamp();
        new HtmlReport().Write(run, file);
        told.WriteLine($"          written in {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s: {Path.GetRelativePath(settings.Root, file)}");

        var address = new Uri(file).AbsoluteUri;
        var kept = run.Verdict.Scenarios.Count == MadeReport.Scenarios && failed.Count == MadeReport.Failed;
        kept &= Measurement.Keeps(told, "its size", new FileInfo(file).Length / 1e6, "MB", most: MostMegabytes);
        kept &= Measurement.Keeps(told, "opens", await OpensAsync(browser, address, "overview"), "s", most: MostSeconds);
        kept &= Measurement.Keeps(told, "opens at a failed scenario", await OpensAsync(browser, $"{address}#{failed[0].Id}", failed[0].Id), "s", most: MostSeconds);
        told.WriteLine(kept ? "All bounds are kept." : "Not all bounds are kept.");
        return kept;
    }

    /// <summary>Until it is drawn and can be used; the fastest of a few, for other work on the machine can only add to it.</summary>
    private static async Task<double> OpensAsync(IBrowser browser, string address, string ready)
    {
        var fastest = double.PositiveInfinity;
        for (var i = 0; i < Openings; i++)
        {
            var page = await browser.NewPageAsync();
            var since = Stopwatch.GetTimestamp();
            await page.GotoAsync(address);
            await page.WaitForFunctionAsync("ready => document.documentElement.dataset.ready === ready", ready);
            await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(since).TotalSeconds);
            await page.CloseAsync();
        }

        return fastest;
    }
}
