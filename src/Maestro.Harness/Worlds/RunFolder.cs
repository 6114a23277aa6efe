using System.Diagnostics;

namespace Maestro.Harness.Worlds;

/// <summary>
/// The run's own folder for browser profiles, `.maestro/runs/PID`, removed at its end. What a killed run left behind is ended,
/// undone and removed by the next one: its name tells that its process is gone.
/// </summary>
public sealed class RunFolder : IAsyncDisposable
{
    /// <summary>No two clocks of a machine are further apart: when a process began and when a folder was written to.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private static int _count;

    private readonly string _path;

    private RunFolder(string path)
    {
        _path = path;
        ToUndo = new HealList(path);
        Directory.CreateDirectory(path);
    }

    /// <summary>What must be undone before the folder can be removed.</summary>
    public HealList ToUndo { get; }

    public static async Task<RunFolder> CreateAsync(Settings settings, CancellationToken cancel)
    {
        var runs = Path.Combine(settings.Work, "runs");
        Directory.CreateDirectory(runs);
        foreach (var left in Directory.EnumerateDirectories(runs).Where(IsAbandoned))
        {
            await LeftProcesses.EndAsync(left, cancel);
            await RemoveAsync(left, cancel);
        }

        return new RunFolder(Path.Combine(runs, $"{Environment.ProcessId}-{Interlocked.Increment(ref _count)}"));
    }

    public string Create(string name) => Directory.CreateDirectory(Path.Combine(_path, name)).FullName;

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(_path))
        {
            await RemoveAsync(_path, CancellationToken.None);
        }
    }

    private static async Task RemoveAsync(string folder, CancellationToken cancel)
    {
        await new HealList(folder).WorkOffAsync(cancel);
        Directory.Delete(folder, recursive: true);
    }

    private static bool IsAbandoned(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder).Split('-')[0], out var pid))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited || process.StartTime > Directory.GetLastWriteTime(folder) + Tolerance; // the number is another's now
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
