using System.Text.Json;
using Maestro.Harness.History;
using Maestro.Harness.Verdicts;

namespace Maestro.Scenarios;

/// <summary>That a stored journal gives the verdicts that its run gave, to the last word of their evidence.</summary>
internal sealed class StoredVerdictTests
{
    private static readonly string[] Files =
    [
        "scenarios/operation/green-online.yaml",
        "scenarios/playbooks/offline/reload-and-drain.yaml",
        "scenarios/playbooks/receipt-conflicts/two-devices.yaml",
        "scenarios/approval/red-approved.yaml",
    ];

    private static readonly JsonSerializerOptions Options = HistoryJson.Options;

    [Test]
    public async Task The_verdicts_from_the_journal_are_the_run_s_own()
    {
        var folder = Directory.CreateTempSubdirectory("maestro-stored-").FullName;
        try
        {
            var live = new List<ScenarioVerdict>();
            string journal;
            using (var run = new JournaledRun(await OnStage.StageAsync(), canary: null, folder))
            {
                journal = run.File;
                foreach (var variant in TheProject.Project.Scenarios(Files, TheProject.Target))
                {
                    live.Add(await run.RunAsync(variant));
                }
            }

            var stored = Judge.Run(Journal.Read(journal));
            Assert.That(stored.Scenarios.Select(Text), Is.EqualTo(live.Select(Text)));
            Assert.That((stored.Verdict, stored.Doubts.Count), Is.EqualTo((live.Max(verdict => verdict.Verdict), 0)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Text(ScenarioVerdict verdict) => JsonSerializer.Serialize(verdict, Options);
}
