using System.Diagnostics;
using Maestro.Harness.Setup;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli.Looking;

/// <summary>Real runs that a person looks on.</summary>
[Platform("Linux"), Parallelizable(ParallelScope.Self)]
internal sealed class LookedOnRunTests
{
    private const string Scenario = "operation/green-online.yaml";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    [Test]
    public async Task A_scenario_that_is_held_shows_its_state_and_has_not_passed()
    {
        if (Executables.Find("script") is not { } script)
        {
            Assert.Ignore("needs a terminal: there is no `script`");
            return;
        }

        using var deadline = new CancellationTokenSource(Deadline);
        var start = new ProcessStartInfo(
            script, ["-qec", $"stty cols 1000; dotnet {Path.Combine(AppContext.BaseDirectory, "maestro.dll")} run {Scenario} --debug 9", "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync("next\ncontinue\n");
        var (exitCode, output, _) = await CliProcess.EndAsync(process).WaitAsync(deadline.Token);

        Assert.That(exitCode, Is.EqualTo(2), output);
        Assert.That(output, Does.Contain($"scenarios/{Scenario}:9: ").And.Not.Contain($"scenarios/{Scenario}:8: "));
        Assert.That(output, Does.Contain("\"outbox\":0").And.Contain("maestro_state: ").And.Contain("page-opened"));
        Assert.That(output, Does.Contain("a person held it before line 9, 11: "));
    }

    [Test]
    public async Task A_watched_file_is_run_again_when_it_changes_and_an_interruption_ends_it_with_130()
    {
        using var folder = new TempFolder();
        using var deadline = new CancellationTokenSource(Deadline);
        var text = await File.ReadAllTextAsync(Path.Combine(Settings.Find(AppContext.BaseDirectory).Root, "scenarios", Scenario), deadline.Token);
        folder.Write("a.yaml", text);
        folder.Write("b.yaml", text);
        using var run = CliProcess.Start(["run", folder.Path, "--watch"]);
        var output = run.StandardOutput.ReadToEndAsync(deadline.Token);

        await WaitsAsync(run, deadline.Token);
        folder.Write("b.yaml", text + "# changed\n");
        await WaitsAsync(run, deadline.Token);
        await ChildProcess.ReadAsync("kill", ["-INT", $"{run.Id}"], folder.Path, deadline.Token);
        await run.WaitForExitAsync(deadline.Token);

        Assert.That(run.ExitCode, Is.EqualTo(130), await output);
        Assert.That(await output, Does.Contain("2 passed, 0 failed").And.Contain("1 passed, 0 failed"));
        Assert.That((await output).Split("passed   ").Count(line => line.StartsWith(folder.At("b"), StringComparison.Ordinal)), Is.EqualTo(2));
    }

    private static async Task WaitsAsync(Process run, CancellationToken cancel)
    {
        while (await run.StandardError.ReadLineAsync(cancel) is { } line)
        {
            if (line.StartsWith("Waiting for a scenario file", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail("the run has ended");
    }
}
