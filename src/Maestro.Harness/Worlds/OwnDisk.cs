using System.Runtime.InteropServices;

namespace Maestro.Harness.Worlds;

/// <summary>
/// A small file system of a device's own, ext4 in a file, mounted on its profile: it can be full, and it can lose its power. Needs root.
/// </summary>
/// <param name="folder">What it is mounted on.</param>
public sealed class OwnDisk(string folder, HealList toUndo)
{
    private const long Size = 48L << 20;

    /// <summary>EXT4_IOC_SHUTDOWN, and its flag for losing even the journal that is not on the disk yet.</summary>
    private const uint Shutdown = 0x8004587D;
    private const uint WithoutFlushingTheJournal = 2;

    private static readonly TimeSpan FillPace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan UnmountPace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan UnmountDeadline = TimeSpan.FromSeconds(5);

    private bool _isMounted;
    private volatile bool _isFull;
    private Task _filling = Task.CompletedTask;

    private string Image => $"{folder}.ext4";

    private string Filler => Path.Combine(folder, "filler");

    /// <summary>Makes it at its first use.</summary>
    public async Task MountAsync(CancellationToken cancel)
    {
        if (_isMounted)
        {
            return;
        }

        if (!File.Exists(Image))
        {
            await using (var image = File.Create(Image))
            {
                image.SetLength(Size);
            }

            await SystemTool.RunAsync(cancel, "mkfs.ext4", "-q", "-m", "0", "-O", "^resize_inode", Image);
        }

        toUndo.Add(Undo.Mount, folder);
        await SystemTool.RunAsync(cancel, "mount", "-t", "ext4", "-o", "loop", Image, folder);
        _isMounted = true;
    }

    /// <summary>With its browser closed. Processes of the browser may be a moment behind it.</summary>
    public async Task UnmountAsync(TimeProvider time, CancellationToken cancel)
    {
        if (!_isMounted)
        {
            return;
        }

        await StopFillingAsync();
        using var pace = new PeriodicTimer(UnmountPace, time);
        for (var since = time.GetTimestamp(); _isMounted; await pace.WaitForNextTickAsync(cancel))
        {
            try
            {
                await SystemTool.RunAsync(cancel, "umount", folder);
                _isMounted = false;
            }
            catch (IOException) when (time.GetElapsedTime(since) < UnmountDeadline)
            {
                // Busy.
            }
        }
    }

    /// <summary>From now on nothing reaches the disk any more, what had not reached it included.</summary>
    public void LosePower()
    {
        using var file = new FileStream(Path.Combine(folder, "power"), FileMode.Create);
        var flag = WithoutFlushingTheJournal;
        if (ioctl(file.SafeFileHandle, Shutdown, ref flag) != 0)
        {
            throw new IOException($"The file system cannot be shut down: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>
    /// Not one more block fits, also when others delete something: what becomes free is taken, until <see cref="FreeAsync"/>.
    /// </summary>
    public void Fill(TimeProvider time)
    {
        var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        TakeWhatIsFree(filler, new byte[1 << 20]);
        _isFull = true;
        _filling = KeepFullAsync(filler, time);
    }

    /// <summary>Takes the space back.</summary>
    public async Task FreeAsync()
    {
        await StopFillingAsync();
        File.Delete(Filler);
    }

    private Task StopFillingAsync()
    {
        _isFull = false;
        return _filling;
    }

    private async Task KeepFullAsync(FileStream filler, TimeProvider time)
    {
        await using var _ = filler;
        var block = new byte[1 << 12];
        using var pace = new PeriodicTimer(FillPace, time);
        while (_isFull && await pace.WaitForNextTickAsync())
        {
            TakeWhatIsFree(filler, block);
        }
    }

    private static void TakeWhatIsFree(FileStream filler, byte[] block)
    {
        for (var size = block.Length; size >= 1;)
        {
            try
            {
                filler.Write(block, 0, size);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int ioctl(SafeHandle file, uint request, ref uint argument);
}
