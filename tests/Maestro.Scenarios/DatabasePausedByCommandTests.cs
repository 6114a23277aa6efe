using Maestro.Harness.Targets;
using Maestro.Harness.Verdicts;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.Scenarios;

/// <summary>
/// That a database is paused by the commands that a profile names. Here they stop and continue the processes of a PostgreSQL server, as
/// `docker pause` does with those of a container.
/// </summary>
internal sealed class DatabasePausedByCommandTests
{
    private const string Scenario = "safe-degrade/server-unreachable/service-breaks-down[how=server.database-paused]";

    [Test]
    [CancelAfter(120_000)]
    public async Task A_client_stands_a_PostgreSQL_that_the_profile_s_commands_pause()
    {
        await using var cluster = await LocalCluster.Start();
        await RunAsync(cluster, Signal("STOP"), Verdict.Passed);
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task A_command_that_pauses_nothing_is_no_fault()
    {
        await using var cluster = await LocalCluster.Start();
        await RunAsync(cluster, _ => "true", Verdict.Unknown);
    }

    private static async Task RunAsync(LocalCluster cluster, Func<string, string> pause, Verdict expected)
    {
        var service = TheProject.Target.Service! with
        {
            Start = $"dotnet ${{program}} --port ${{port}} --control-port 0 --builds ${{builds}} --store 'postgres:{cluster.ConnectionString}'",
            Database = new DatabasePause(Pause: pause(cluster.ProcessIdFile), Resume: Signal("CONT")(cluster.ProcessIdFile)),
        };
        var variant = ScenarioTests.Variants.Single(variant => variant.Id == Scenario);
        await using var stage = await TheProject.Project.SetStageAsync(
            TheProject.Target with { Service = service }, [variant], TestContext.Progress.WriteLine, TestContext.CurrentContext.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("maestro-postgres-run-").FullName;
        try
        {
            using var run = new JournaledRun(stage, null, folder);
            var verdict = await run.RunAsync(variant);
            Assert.That(verdict.Verdict, Is.EqualTo(expected), string.Join('\n', [.. verdict.Doubts, .. verdict.Findings.Select(finding => finding.Says)]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The server first: stopped, it starts no process that the second look would miss.</summary>
    private static Func<string, string> Signal(string name) => file =>
        $"sh -c 'server=$(head -n 1 {file}); kill -{name} $server; kill -{name} $(pgrep -P $server)'";
}
