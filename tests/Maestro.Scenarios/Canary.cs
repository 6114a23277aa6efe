using Maestro.Harness.History;
using Maestro.Harness.Verdicts;

namespace Maestro.Scenarios;

/// <summary>A scenario that must not pass, taken the same way as every other, with a file and a journal of its own.</summary>
internal static class Canary
{
    /// <param name="scenario">The text of its file.</param>
    /// <returns>The verdict, live and judged again from the stored journal.</returns>
    public static async Task<(ScenarioVerdict Live, RunVerdict Stored)> RunAsync(string scenario)
    {
        var folder = Directory.CreateTempSubdirectory("maestro-canary-").FullName;
        try
        {
            var file = Path.Combine(folder, "canary.yaml");
            await File.WriteAllTextAsync(file, scenario);
            var variant = TheProject.Project.Scenarios([file], TheProject.Target).Single();
            string journal;
            ScenarioVerdict live;
            using (var run = new JournaledRun(await OnStage.StageAsync(), null, folder))
            {
                journal = run.File;
                live = await run.RunAsync(variant);
            }

            return (live, Judge.Run(Journal.Read(journal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
