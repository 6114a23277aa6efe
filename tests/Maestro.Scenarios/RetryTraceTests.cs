using System.IO.Compression;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Running;
using Maestro.Harness.Verdicts;

namespace Maestro.Scenarios;

/// <summary>What is tried again leaves a trace of each device; first attempts, failed or passed, leave none.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RetryTraceTests
{
    [Test]
    public async Task Only_the_second_attempt_is_traced()
    {
        var failing = TheProject.Project.Canary(TheProject.Target) with { Id = "failing" };
        var passing = ScenarioTests.Variants.Single(variant => variant.Id == "operation/green-online");
        var folder = Directory.CreateTempSubdirectory("maestro-traces-").FullName;
        try
        {
            var verdict = await Run.GoAsync(
                await OnStage.StageAsync(), [failing, passing], null, folder, Run.NewSeed(), new RunLimits(2, Retries: 1), new Unwatched(), TestContext.CurrentContext.CancellationToken);

            Assert.That(verdict.Scenarios.Select(scenario => (scenario.Verdict, scenario.Attempts.Count)), Is.EqualTo([(Verdict.Failed, 2), (Verdict.Passed, 0)]));
            var trace = Journal.Read(Path.Combine(folder, Journal.FileName)).Events.OfType<TraceKept>().Single();
            Assert.That((trace.Scenario, trace.Device, trace.Attempt), Is.EqualTo(("failing", "device", 2)));
            Assert.That(Directory.GetFiles(Path.Combine(folder, "traces")), Is.EqualTo([Path.Combine(folder, trace.File)]));
            using var kept = ZipFile.OpenRead(Path.Combine(folder, trace.File));
            Assert.That(kept.Entries.Single(entry => entry.FullName == "trace.trace").Length, Is.Positive);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
