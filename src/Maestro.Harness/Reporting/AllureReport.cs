using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>
/// Allure's results, one file a scenario, for Allure's own generator. What failed is `failed`, what is unknown `broken`, what was not run
/// `skipped`; what is flaky passed there, marked as flaky, with the attempts before as its retries. What is quarantined is muted. The story is the claim.
/// </summary>
public sealed class AllureReport : IReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly string[] Own = ["*-result.json", "*-container.json", "*-attachment.*"];

    public string Name => "allure";

    public string Says => "results for Allure's generator";

    public string Target => "allure-results";

    public void Write(StoredRun run, string path)
    {
        Directory.CreateDirectory(path);
        foreach (var old in Own.SelectMany(pattern => Directory.EnumerateFiles(path, pattern)).ToList())
        {
            File.Delete(old);
        }

        foreach (var (scenario, attempt, number) in run.Verdict.Scenarios.SelectMany(scenario =>
            run.AttemptsAt(scenario).Select((attempt, index) => (scenario, attempt, index + 1))))
        {
            var id = AttemptId(run, scenario.Id, number);
            Save(path, $"{id}-result.json", Result(run, scenario, attempt.Verdict, attempt.Events, id, path));
        }

        foreach (var chapter in run.Verdict.Scenarios.GroupBy(scenario => StoredRun.ChapterOf(scenario.Id)))
        {
            var id = Id(run.Name, $"chapter {chapter.Key}");
            Save(path, $"{id}-container.json", new
            {
                Uuid = id, Name = chapter.Key, Children = chapter.SelectMany(scenario => run.AttemptsAt(scenario).Select((_, index) => AttemptId(run, scenario.Id, index + 1))),
                Befores = Array.Empty<object>(), Afters = Array.Empty<object>(),
            });
        }

        File.WriteAllText(
            Path.Combine(path, "environment.properties"),
            $"target = {run.Start.Target}\nbrowser = {run.Start.Browser}\nseed = {run.Verdict.Seed}\nrun = {run.Name}\n");
    }

    /// <param name="scenario">What all attempts at it came to.</param>
    /// <param name="attempt">One of them, with its events; those before the last are retries to Allure, by their common `historyId`.</param>
    private static object Result(StoredRun run, ScenarioVerdict scenario, ScenarioVerdict attempt, IReadOnlyList<HistoryEvent> events, string id, string folder)
    {
        var isFlaky = scenario.Verdict is Verdict.Flaky;
        var told = isFlaky && attempt.Verdict is Verdict.Passed ? scenario : attempt;
        var began = events.Count > 0 ? events[0].At : 0;
        var claims = run.ClaimsOf(scenario.Id);
        return new
        {
            Uuid = id,
            HistoryId = Id(run.Start.Target, scenario.Id),
            TestCaseId = Id("test", scenario.Id),
            FullName = scenario.Id,
            Name = scenario.Title,
            Description = string.Join("\n\n", claims.Select(claim => $"**{claim}** {run.Says(claim)}")),
            Status = Status(attempt.Verdict),
            StatusDetails = FailureWords.Headline(run, told) is { } headline
                ? new { Message = headline, Trace = FailureWords.Evidence(run, told), Flaky = isFlaky, Known = scenario.Quarantined is not null, Muted = scenario.Quarantined is not null }
                : null,
            Stage = "finished",
            Start = Time(run, began),
            Stop = Time(run, began + attempt.Milliseconds),
            Labels = Labels(scenario, events.OfType<ScenarioStarted>().FirstOrDefault()),
            Parameters = new[] { new { Name = "seed", Value = run.Verdict.Seed, Excluded = true } },
            Links = Array.Empty<object>(),
            Steps = Steps(run, attempt, events),
            Attachments = events.Select(happened => Attach(run, happened, folder)).OfType<object>(),
        };
    }

    private static string AttemptId(StoredRun run, string scenario, int number) => Id(run.Name, number == 1 ? scenario : $"{scenario} attempt {number}");

    private static IEnumerable<object> Labels(ScenarioVerdict scenario, ScenarioStarted? started)
    {
        var chapter = StoredRun.ChapterOf(scenario.Id);
        var labels = new List<(string Name, string Value)>
        {
            ("parentSuite", chapter.Split('/')[0]), ("suite", chapter), ("epic", "The runbook"), ("feature", chapter),
            ("severity", started?.Severity switch { "critical" => "blocker", "high" => "critical", "low" => "minor", _ => "normal" }),
            ("owner", "maestro"), ("framework", "maestro"), ("language", "yaml"), ("package", chapter.Replace('/', '.')),
        };
        labels.AddRange((started?.Claims ?? []).SelectMany(claim => new[] { ("story", claim), ("tag", claim) }));
        return labels.Select(label => new { label.Name, label.Value });
    }

    /// <summary>The scenario's own steps; one that never ended has the scenario's status.</summary>
    private static IEnumerable<object> Steps(StoredRun run, ScenarioVerdict scenario, IReadOnlyList<HistoryEvent> events) =>
        StepSpan.Of(events).Select(step => new
        {
            Name = $"line {step.Line}: {step.Text}",
            Status = step.Ended is not null ? "passed" : Status(scenario.Verdict),
            Stage = "finished",
            Start = Time(run, step.Began),
            Stop = Time(run, step.Ended ?? step.Began),
            Steps = Array.Empty<object>(),
            Attachments = Array.Empty<object>(),
            Parameters = Array.Empty<object>(),
        });

    /// <summary>Allure takes attachments from its own folder alone: they are copied there.</summary>
    private static object? Attach(StoredRun run, HistoryEvent happened, string folder)
    {
        var (name, type, kept) = happened switch
        {
            PictureTaken picture => ($"{happened.Device} when it failed", "image/jpeg", picture.File),
            TraceKept trace => ($"trace of {happened.Device}", "application/zip", trace.File),
            _ => ("", "", ""),
        };
        if (kept.Length == 0 || run.Kept(kept) is not { } from)
        {
            return null;
        }

        var source = $"{Id(run.Name, kept)}-attachment{Path.GetExtension(kept)}";
        File.Copy(from, Path.Combine(folder, source));
        return new { Name = name, Type = type, Source = source };
    }

    private static string Status(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "failed",
        Verdict.NotRun => "skipped",
        _ => "broken",
    };

    private static long Time(StoredRun run, double at) => run.TimeOf(at).ToUnixTimeMilliseconds();

    private static void Save(string folder, string file, object result) =>
        File.WriteAllText(Path.Combine(folder, file), JsonSerializer.Serialize(result, Options));

    /// <summary>Allure wants 32 hexadecimal digits; the same for the same words, so that results of several runs have a history.</summary>
    private static string Id(string of, string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{of}/{name}")))[..32];
}
