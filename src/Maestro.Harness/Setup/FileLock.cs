namespace Maestro.Harness.Setup;

/// <summary>A lock between processes. The system releases it when its holder dies, however that happens.</summary>
public static class FileLock
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the lock without a limit; the caller cancels.</summary>
    /// <param name="waiting">Called once, when another process holds the lock.</param>
    /// <returns>The lock; disposing releases it.</returns>
    public static async Task<IDisposable> TakeAsync(string file, Action waiting, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (TryTake(file) is { } free)
        {
            return free;
        }

        waiting();

        // A timer, since the release of a file lock raises no event.
        using var timer = new PeriodicTimer(RetryInterval);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            if (TryTake(file) is { } taken)
            {
                return taken;
            }
        }

        throw new OperationCanceledException(cancel);
    }

    private static FileStream? TryTake(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
    }

    /// <summary>EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
