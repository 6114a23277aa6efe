using System.Diagnostics;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Tests.Cli;

/// <summary>A run that is killed leaves a mount and immutable files behind; the next start of the harness undoes both.</summary>
[Platform("Linux")]
internal sealed class KilledRunTests
{
    private const string Scenario = "scenarios/playbooks/indexeddb-corruption/disk-refuses-writes.yaml";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    [Test]
    public async Task The_next_start_undoes_what_a_killed_run_left()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("needs root: sudo ./maestro test");
        }

        using var deadline = new CancellationTokenSource(Deadline);
        var settings = Settings.Find(AppContext.BaseDirectory);
        using var run = CliProcess.Start(["run", Path.Combine(settings.Root, Scenario), "--workers", "2"]);
        var output = Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await WaitAsync(() => Left(settings, run).Count(IsImmutable) == 1 && Mounts(settings, run).Any(), run, deadline.Token);

        run.Kill();

        await run.WaitForExitAsync(deadline.Token);
        Assert.That(Mounts(settings, run), Is.Not.Empty);
        await (await RunFolder.CreateAsync(settings, deadline.Token)).DisposeAsync();
        Assert.That(Folders(settings, run), Is.Empty);
        Assert.That(Mounts(settings, run), Is.Empty);
        await output.WaitAsync(deadline.Token);
    }

    private static string[] Folders(Settings settings, Process run) =>
        Directory.GetDirectories(Path.Combine(settings.Work, "runs"), $"{run.Id}-*");

    private static bool IsImmutable(string line) => line.StartsWith("immutable\t", StringComparison.Ordinal);

    /// <summary>The lines of the run's heal list.</summary>
    private static string[] Left(Settings settings, Process run) => [.. Directory.Exists(Path.Combine(settings.Work, "runs"))
        ? Folders(settings, run).Select(folder => Path.Combine(folder, "heal.list")).Where(File.Exists).SelectMany(File.ReadLines)
        : []];

    private static string[] Mounts(Settings settings, Process run) =>
        [.. File.ReadLines("/proc/self/mounts").Where(line => line.Contains(Path.Combine(settings.Work, "runs", $"{run.Id}-"), StringComparison.Ordinal))];

    private static async Task WaitAsync(Func<bool> condition, Process run, CancellationToken cancel)
    {
        using var pace = new PeriodicTimer(Pace);
        while (!condition())
        {
            Assert.That(run.HasExited, Is.False, "the run ended before it could be killed");
            await pace.WaitForNextTickAsync(cancel);
        }
    }
}
