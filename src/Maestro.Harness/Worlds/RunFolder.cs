using System.Diagnostics;

namespace Maestro.Harness.Worlds;

/// <summary>
/// The run's own folder for browser profiles, `.maestro/runs/PID`, removed at its end. What a killed run left behind is removed by the
/// next one: its name tells that its process is gone.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private static int _count;

    private readonly string _path;

    private RunFolder(string path)
    {
        _path = path;
        Directory.CreateDirectory(path);
    }

    public static RunFolder Create(Settings settings)
    {
        var runs = Path.Combine(settings.Work, "runs");
        Directory.CreateDirectory(runs);
        foreach (var left in Directory.EnumerateDirectories(runs).Where(IsAbandoned))
        {
            Directory.Delete(left, recursive: true);
        }

        return new RunFolder(Path.Combine(runs, $"{Environment.ProcessId}-{Interlocked.Increment(ref _count)}"));
    }

    public string Create(string name) => Directory.CreateDirectory(Path.Combine(_path, name)).FullName;

    public void Dispose()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
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
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
