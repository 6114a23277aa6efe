using Maestro.Harness.Setup;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli;

internal sealed class InterruptionTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [TestCase("INT")]
    [TestCase("TERM")]
    [TestCase("HUP")]
    public async Task A_signal_ends_the_children_and_then_the_command_with_130(string signal)
    {
        using var folder = new TempFolder();
        using var deadline = new CancellationTokenSource(Deadline);
        folder.WriteScript("node", $"exec flock {folder.At("lock")} sh -c 'echo > {folder.At("started")}; exec sleep 1000'");
        var started = FileCreatedAsync(folder.Path, "started", deadline.Token);
        using var doctor = CliProcess.Start(["doctor"], ("PATH", $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}"));
        await started;

        await ChildProcess.ReadAsync("kill", [$"-{signal}", $"{doctor.Id}"], folder.Path, deadline.Token);

        Assert.That(
            await CliProcess.EndAsync(doctor).WaitAsync(deadline.Token),
            Is.EqualTo((130, "", "Stopping: cleaning up …\n")));
        (await FileLock.TakeAsync(folder.At("lock"), () => Assert.Fail("a child is left"), deadline.Token)).Dispose();
    }

    private static async Task FileCreatedAsync(string folder, string name, CancellationToken cancel)
    {
        var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(folder, name);
        watcher.Created += (_, _) => created.TrySetResult();
        watcher.EnableRaisingEvents = true;
        await created.Task.WaitAsync(cancel);
    }
}
