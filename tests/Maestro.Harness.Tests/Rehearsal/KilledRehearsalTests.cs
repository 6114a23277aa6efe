using System.Diagnostics;
using Maestro.Harness.History;
using Maestro.Harness.Mutation;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Rehearsal.Debriefing;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Tests.Rehearsal;

/// <summary>A rehearsal that is killed leaves what was known on disk, and nothing at work after the next start.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class KilledRehearsalTests
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(2);

    [Test, Platform("Linux"), CancelAfter(180_000)]
    public async Task The_next_start_ends_what_a_killed_rehearsal_left(CancellationToken cancel)
    {
        var settings = Settings.Find(AppContext.BaseDirectory);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [WatchedRun.Command, "rehearse", "rollback", "--auto"])
        {
            WorkingDirectory = settings.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var folder = await FolderOnceAsync(settings, process, "\"event\":\"symptom-seen\"", cancel);
        var held = Holdings.Of(process.Id, settings.Work);
        process.Kill();
        await process.WaitForExitAsync(cancel);
        Assert.That(held.Processes, Is.GreaterThan(2), "a browser and a service were at work");
        Assert.That(File.ReadAllText(Path.Combine(folder, DebriefMarkdown.FileName)), Does.Contain("the room was cut off"));
        Assert.That(Replay.Read(folder).Debrief.IsCutOff, Is.True);

        await using (await RunFolder.CreateAsync(settings, cancel))
        {
            Assert.That(await held.LeftInTheEndAsync(cancel), Is.Empty);
        }
    }

    private static async Task<string> FolderOnceAsync(Settings settings, Process process, string written, CancellationToken cancel)
    {
        using var pace = new PeriodicTimer(Pace);
        while (await pace.WaitForNextTickAsync(cancel))
        {
            Assert.That(process.HasExited, Is.False, () => process.StandardError.ReadToEnd());
            var folder = Directory.Exists(settings.Artifacts)
                ? Directory.EnumerateDirectories(settings.Artifacts, $"rehearsal-*-{process.Id}").Select(each => Path.Combine(each, "rollback")).FirstOrDefault()
                : null;
            if (folder is not null && File.Exists(Path.Combine(folder, Journal.FileName)) && Read(Path.Combine(folder, Journal.FileName)).Contains(written, StringComparison.Ordinal))
            {
                return folder;
            }
        }

        throw new OperationCanceledException(cancel);
    }

    private static string Read(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
