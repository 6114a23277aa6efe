using System.ComponentModel;
using System.Diagnostics;

namespace Maestro.Harness.Worlds;

/// <summary>
/// Processes that a killed run left at work in its folder: a browser that has not ended yet, or a service that was stopped and cannot see
/// that its harness is gone. Their command lines name the folder, which is that run's alone.
/// </summary>
internal static class LeftProcesses
{
    private const string Table = "/proc";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>Ends them and waits until they are gone. Where the system shows no command lines there are none to end.</summary>
    /// <exception cref="TimeoutException">One is still there after 10 s.</exception>
    public static async Task EndAsync(string folder, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        using var pace = new PeriodicTimer(Pace);
        for (var left = In(folder); left.Count > 0; left = In(folder))
        {
            left.ForEach(Kill);
            try
            {
                await pace.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
            {
                throw new TimeoutException($"Processes {string.Join(", ", left)} still work in {folder}, which a killed run left behind.", e);
            }
        }
    }

    private static List<int> In(string folder) => !Directory.Exists(Table)
        ? []
        : [.. Directory.EnumerateDirectories(Table)
            .Select(path => int.TryParse(Path.GetFileName(path), out var pid) ? pid : 0)
            .Where(pid => pid > 0 && pid != Environment.ProcessId && Names(pid, folder))];

    private static bool Names(int pid, string folder)
    {
        try
        {
            return File.ReadAllText($"{Table}/{pid}/cmdline").Contains(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // It has ended, or is somebody else's.
        }
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
