using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Setup;

internal sealed class FileLockTests
{
    [Test]
    public async Task A_held_lock_is_waited_for_and_said_so_once()
    {
        using var folder = new TempFolder();
        var waiting = 0;
        var first = await FileLock.TakeAsync(folder.At("lock"), () => waiting++, CancellationToken.None);
        var second = FileLock.TakeAsync(folder.At("lock"), () => waiting++, CancellationToken.None);
        Assert.That((second.IsCompleted, waiting), Is.EqualTo((false, 1)));

        first.Dispose();
        (await second).Dispose();
        Assert.That(waiting, Is.EqualTo(1));
    }

    [Test]
    public async Task Waiting_can_be_cancelled()
    {
        using var folder = new TempFolder();
        using var cancel = new CancellationTokenSource();
        using var held = await FileLock.TakeAsync(folder.At("lock"), () => { }, CancellationToken.None);

        await Assert.ThatAsync(
            () => FileLock.TakeAsync(folder.At("lock"), cancel.Cancel, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_file_that_cannot_be_opened_is_not_waited_for()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.At("lock"));

        await Assert.ThatAsync(
            () => FileLock.TakeAsync(folder.At("lock"), () => { }, CancellationToken.None),
            Throws.InstanceOf<UnauthorizedAccessException>());
    }
}
