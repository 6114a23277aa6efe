using Maestro.Harness.History;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Scenarios;

/// <summary>A scenario of a test alone, run in a journal of its own.</summary>
internal static class OneScenario
{
    /// <returns>Its verdict, and all that happened.</returns>
    public static async Task<(ScenarioVerdict Verdict, IReadOnlyList<HistoryEvent> Events)> RunAsync(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("maestro-scenario-").FullName;
        try
        {
            var file = Path.Combine(folder, "scenario.yaml");
            await File.WriteAllTextAsync(file, yaml);
            var variant = ScenarioFile.Load(file, folder, Project.Words).Single();
            using var run = new JournaledRun(await OnStage.StageAsync(), null, Path.Combine(folder, "run"));
            var verdict = await run.RunAsync(variant);
            return (verdict, Journal.Read(run.File).Events);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static string Told(ScenarioVerdict verdict) => string.Join('\n', [.. verdict.Doubts, .. verdict.Findings.Select(finding => finding.Says)]);
}
