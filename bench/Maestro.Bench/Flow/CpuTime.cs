using System.Globalization;

namespace Maestro.Bench.Flow;

/// <summary>What this process and all below it have used so far: the driver, the browser with its pages, the service. Linux alone tells.</summary>
internal static class CpuTime
{
    /// <summary>The kernel's unit in /proc, whatever its own clock.</summary>
    private const int TicksPerSecond = 100;

    /// <summary>Of processes that ended, as well: their parents keep account of those that they waited for.</summary>
    public static TimeSpan Used()
    {
        var all = Directory.EnumerateDirectories("/proc")
            .Select(folder => Path.GetFileName(folder))
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => Read($"/proc/{name}/stat"))
            .OfType<(int Pid, int Parent, long Ticks)>()
            .ToList();
        var children = all.ToLookup(process => process.Parent);
        var tree = new Queue<(int Pid, int Parent, long Ticks)>(all.Where(process => process.Pid == Environment.ProcessId));
        var ticks = 0L;
        while (tree.TryDequeue(out var process))
        {
            ticks += process.Ticks;
            foreach (var child in children[process.Pid])
            {
                tree.Enqueue(child);
            }
        }

        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }

    /// <summary>Null for a process that has just gone.</summary>
    private static (int Pid, int Parent, long Ticks)? Read(string stat)
    {
        try
        {
            // pid (name) state ppid …; the name may hold anything.
            var text = File.ReadAllText(stat);
            var rest = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Number(int field) => long.Parse(rest[field - 3], CultureInfo.InvariantCulture);
            return ((int)long.Parse(text[..text.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture), (int)Number(4),
                Number(14) + Number(15) + Number(16) + Number(17));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
