using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Setup;

internal sealed class ChildProcessTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Output_errors_and_exit_code_are_handed_back()
    {
        var (exitCode, output) = await ChildProcess.ReadAsync(
            "sh", ["-c", "echo out; echo err >&2; exit 7"], Path.GetTempPath(), CancellationToken.None);

        Assert.That(exitCode, Is.EqualTo(7));
        Assert.That(output.Split('\n'), Is.EquivalentTo(new[] { "out", "err" }));
    }

    [Test]
    public async Task Input_is_at_its_end_at_once()
    {
        var (exitCode, output) = await ChildProcess.ReadAsync(
            "sh", ["-c", "read answer || echo none"], Path.GetTempPath(), CancellationToken.None);

        Assert.That((exitCode, output), Is.EqualTo((0, "none")));
    }

    [Test]
    public Task A_program_that_is_not_there_is_named() =>
        Assert.ThatAsync(
            () => ChildProcess.ReadAsync("no-such-program", [], Path.GetTempPath(), CancellationToken.None),
            Throws.TypeOf<InputException>().With.Message.EqualTo("`no-such-program` is not on the search path."));

    [Test]
    public async Task Cancellation_ends_grandchildren_too()
    {
        using var folder = new TempFolder();
        using var cancel = new CancellationTokenSource();
        var lockFile = folder.At("lock");

        // The grandchild inherits the lock, and says so: who can take it afterwards knows that nobody is left.
        var running = ChildProcess.RunAsync(
            "flock", [lockFile, "sh", "-c", "sh -c 'echo held; sleep 1000'; true"], folder.Path, _ => cancel.Cancel(), cancel.Token);

        await Assert.ThatAsync(() => running, Throws.InstanceOf<OperationCanceledException>());
        using var deadline = new CancellationTokenSource(Deadline);
        using var taken = await FileLock.TakeAsync(lockFile, () => { }, deadline.Token);
        Assert.That(taken, Is.Not.Null);
    }
}
