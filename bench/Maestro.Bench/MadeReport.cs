using Maestro.Harness;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;
using Microsoft.Playwright;

namespace Maestro.Bench;

/// <summary>A run for a report: 1,000 scenarios of the usual length, of which 50 failed with a picture of each device, and 50 runs before it.</summary>
internal static class MadeReport
{
    public const int Scenarios = 1000;
    public const int Failed = 50;

    private const int PerScenario = 400;

    private static readonly string[] Devices = ["phone", "laptop"];

    /// <param name="folder">Receives the pictures.</param>
    public static async Task<StoredRun> InAsync(string folder, IBrowser browser, Settings settings)
    {
        Directory.CreateDirectory(Path.Combine(folder, "pictures"));
        var events = new List<HistoryEvent>();
        var page = await browser.NewPageAsync();
        foreach (var happened in MadeHistories.ManyScenarios(Scenarios * PerScenario, 1).Events)
        {
            var bad = happened.Scenario is { } id && int.Parse(id.Split('/')[1]) % (Scenarios / Failed) == 0;
            if (bad && happened is ScenarioEnded)
            {
                foreach (var device in Devices)
                {
                    var file = $"pictures/{happened.Scenario!.Replace('/', '-')}-{device}.jpg";
                    var words = await PictureAsync(page, Path.Combine(folder, file), $"{happened.Scenario} on {device}");
                    events.Add(new PictureTaken(file, words) { At = happened.At, Scenario = happened.Scenario, Device = device, Tab = 1 });
                }
            }

            events.Add(happened);
            if (bad && happened is EffectSeen)
            {
                events.Add(happened); // a second time: at most one is allowed
            }
        }

        var journal = new Journal([.. events.Select((happened, index) => happened with { Seq = index + 1 })], null);
        var claims = Claims.Load(Path.Combine(settings.Root, ScenarioFolder.Name, Claims.FileName), settings.Root);
        var run = new StoredRun(journal, Judge.Run(journal), folder, claims, []);
        return run with { Past = [.. Enumerable.Range(1, PastRuns.Most).Select(number => Before(run, number))] };
    }

    private static PastRun Before(StoredRun run, int number)
    {
        var random = new Random(number);
        var past = PastRuns.Of(run);
        return past with
        {
            Run = $"run-{number}",
            Scenarios = past.Scenarios.ToDictionary(
                scenario => scenario.Key,
                scenario => new PastScenario(random.Next(100) == 0 ? Verdict.Failed : Verdict.Passed, 1000 + random.Next(500), random.Next(300))),
        };
    }

    /// <summary>Of a page as full as the client's: 50 to 60 kB, as pictures of real failures have.</summary>
    private static async Task<string> PictureAsync(IPage page, string file, string title)
    {
        var lines = Enumerable.Range(1, 12).Select(line => $"<p>{line}. {title}: an operation, its receipt and what became of it</p>");
        await page.SetContentAsync($"<body style='font:16px sans-serif;columns:2'><h1>{title}</h1>{string.Concat(lines)}</body>");
        await page.ScreenshotAsync(new() { Path = file, Type = ScreenshotType.Jpeg, Quality = 60 });
        return await page.EvaluateAsync<string>("document.body.innerText");
    }
}
