using System.Globalization;

namespace Maestro.Harness.Mutation;

/// <summary>
/// What a run holds on a Linux machine: its processes, its folders with the profiles, mounts and immutable files in them, and the profiles
/// that the browser made elsewhere.
/// </summary>
internal sealed class Holdings
{
    private const string ProfileOption = "--user-data-dir=";
    private const string BlockDevices = "/sys/block";

    private static readonly TimeSpan LimitOfUndoing = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly string _runs;
    private readonly string _prefix;
    private readonly IReadOnlyList<(int Pid, string Began)> _processes;
    private readonly IReadOnlyList<string> _profiles;

    private Holdings(int pid, string runs)
    {
        _runs = runs;
        _prefix = $"{Path.Combine(runs, $"{pid}-")}";
        _processes = [.. Tree(pid).Select(each => (Pid: each, Began: Began(each)!)).Where(process => process.Began is not null)];
        _profiles = [.. _processes
            .SelectMany(process => Words(process.Pid))
            .Where(word => word.StartsWith(ProfileOption, StringComparison.Ordinal))
            .Select(word => word[ProfileOption.Length..])
            .Where(profile => !profile.StartsWith(_prefix, StringComparison.Ordinal))
            .Distinct()];
        Mounts = MountsNow().Count();
        Immutable = Folders().Select(folder => Path.Combine(folder, "heal.list"))
            .Where(File.Exists)
            .Sum(list => File.ReadLines(list).Count(line => line.StartsWith("immutable\t", StringComparison.Ordinal)));
    }

    /// <summary>As they were when this was read.</summary>
    public int Processes => _processes.Count;

    /// <summary>As they were when this was read.</summary>
    public int Mounts { get; }

    /// <summary>Folders that were made immutable until this was read; none is healed before its scenario is.</summary>
    public int Immutable { get; }

    /// <param name="pid">The run's process.</param>
    /// <param name="work">The tool's own folder.</param>
    public static Holdings Of(int pid, string work) => new(pid, Path.Combine(work, "runs"));

    /// <summary>What of it is there now, in words; the run's own process counts as well.</summary>
    public IEnumerable<string> Left() =>
    [
        .. _processes.Where(process => Began(process.Pid) == process.Began)
            .Select(process => $"process {process.Pid}: {string.Join(' ', Words(process.Pid))}"),
        .. Folders().Select(folder => $"folder {folder}"),
        .. MountsNow().Select(mount => $"mount {mount}"),
        .. Loops().Select(file => $"loop device on {file}"),
        .. _profiles.Where(Directory.Exists).Select(profile => $"profile {profile}"),
    ];

    /// <summary>What of it is still there when there was time enough to undo it: what a killed run started ends by itself, but not at once.</summary>
    public async Task<IReadOnlyList<string>> LeftInTheEndAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LimitOfUndoing);
        using var pace = new PeriodicTimer(Pace);
        try
        {
            while (Left().Any())
            {
                await pace.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return [.. Left()];
        }

        return [];
    }

    private IEnumerable<string> Folders() =>
        Directory.Exists(_runs) ? Directory.EnumerateDirectories(_runs).Where(folder => folder.StartsWith(_prefix, StringComparison.Ordinal)) : [];

    private IEnumerable<string> MountsNow() => File.ReadLines("/proc/self/mounts")
        .Select(line => line.Split(' ')[1])
        .Where(mount => mount.StartsWith(_prefix, StringComparison.Ordinal));

    private IEnumerable<string> Loops() => (Directory.Exists(BlockDevices) ? Directory.EnumerateDirectories(BlockDevices, "loop*") : [])
        .Select(device => Text(Path.Combine(device, "loop", "backing_file")))
        .OfType<string>()
        .Where(file => file.StartsWith(_prefix, StringComparison.Ordinal));

    /// <summary>A process and everything that it started, and that they started.</summary>
    private static List<int> Tree(int root)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), out var pid) ? pid : 0)
            .Where(pid => pid > 0)
            .ToLookup(pid => Stat(pid) is { } stat ? int.Parse(stat[1], CultureInfo.InvariantCulture) : 0);
        var tree = new List<int> { root };
        for (var i = 0; i < tree.Count; i++)
        {
            tree.AddRange(children[tree[i]]);
        }

        return tree;
    }

    /// <summary>When it began, in ticks since the machine did, so that its number can be told from a later process's; null when it has ended.</summary>
    private static string? Began(int pid) => Stat(pid) is [not ("Z" or "X"), ..] stat ? stat[19] : null;

    /// <summary>The fields after the name, from the state on (proc_pid_stat(5)).</summary>
    private static string[]? Stat(int pid) => Text($"/proc/{pid}/stat") is { } line ? line[(line.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static string[] Words(int pid) => Text($"/proc/{pid}/cmdline")?.Split('\0', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Null when there is no such file, or no longer.</summary>
    private static string? Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
