using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Worlds;

/// <summary>What the removal of a run's folder does not undo by itself, and would fail on.</summary>
public enum Undo
{
    /// <summary>A file system is mounted on the folder.</summary>
    Mount,

    /// <summary>Files below the folder cannot be changed by anybody.</summary>
    Immutable,
}

/// <summary>
/// What must be undone in a run's folder before it can be removed: a line each, on disk before the thing is done. A killed run's list is
/// worked off by the next start. Whatever else a fault does on disk goes with the folder; locks go with the process.
/// </summary>
public sealed class HealList(string folder)
{
    private const char Separator = '\t';

    private readonly Lock _lock = new();

    private string File => Path.Combine(folder, "heal.list");

    /// <param name="path">A folder below the run's own.</param>
    public void Add(Undo what, string path)
    {
        lock (_lock)
        {
            using var stream = new FileStream(File, FileMode.Append, FileAccess.Write);
            using var writer = new StreamWriter(stream);
            writer.WriteLine($"{Names.Kebab($"{what}")}{Separator}{path}");
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>Undoes what stands in the list and is not undone yet, the last first.</summary>
    public async Task WorkOffAsync(CancellationToken cancel)
    {
        foreach (var line in Lines().Reverse().Distinct())
        {
            var parts = line.Split(Separator);
            if (parts.Length == 2 && parts[1].StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                await UndoAsync(parts[0], parts[1], cancel);
            }
        }
    }

    /// <summary>A browser that has not ended yet keeps a mount busy; detached, it goes with the browser.</summary>
    private static async Task UndoAsync(string what, string path, CancellationToken cancel)
    {
        if (what == Names.Kebab($"{Undo.Mount}") && IsMounted(path))
        {
            await SystemTool.RunAsync(cancel, "umount", "--lazy", path);
        }
        else if (what == Names.Kebab($"{Undo.Immutable}") && Directory.Exists(path))
        {
            await SystemTool.RunAsync(cancel, "chattr", "-R", "-i", path);
        }
    }

    private IEnumerable<string> Lines() => System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [];

    private static bool IsMounted(string path) => System.IO.File.ReadLines("/proc/self/mounts")
        .Any(line => line.Split(' ')[1] == path);
}
