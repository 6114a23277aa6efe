using System.Threading.Channels;
using Maestro.Harness.Scenarios;

namespace Maestro.Cli.Looking;

/// <summary>Hears of changes of scenario files from its making on.</summary>
internal sealed class ScenarioChanges : IDisposable
{
    /// <summary>An editor writes a file in several goes: a change is over when nothing has come for so long.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly Channel<string> _changed = Channel.CreateUnbounded<string>();
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly TimeProvider _time;

    /// <param name="files">Absolute; what is in their folders and in the project's `scenarios` is heard of.</param>
    public ScenarioChanges(string root, IEnumerable<string> files, TimeProvider time)
    {
        _time = time;
        var usual = Path.Combine(root, ScenarioFolder.Name);
        var elsewhere = files.Select(file => Path.GetDirectoryName(file)!).Where(folder => !$"{folder}/".StartsWith($"{usual}/", StringComparison.Ordinal));
        foreach (var folder in elsewhere.Prepend(usual).Distinct())
        {
            var watcher = new FileSystemWatcher(folder, "*.yaml") { IncludeSubdirectories = true };
            watcher.Changed += (_, change) => Heard(change.FullPath);
            watcher.Created += (_, change) => Heard(change.FullPath);
            watcher.Renamed += (_, change) => Heard(change.FullPath);
            watcher.Error += (_, error) => _changed.Writer.TryComplete(error.GetException());
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    public static ScenarioChanges Of(RunPlan plan, Frame frame)
    {
        var root = frame.Settings.Root;
        return new ScenarioChanges(root, plan.Variants.Select(variant => Path.GetFullPath(variant.File, root)), frame.Time);
    }

    /// <summary>Waits for a change and for the quiet after it.</summary>
    /// <returns>The files that have changed since it was asked last, absolute, at least one.</returns>
    public async Task<IReadOnlySet<string>> NextAsync(CancellationToken cancel)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal) { await _changed.Reader.ReadAsync(cancel) };
        while (await GoesOnAsync(cancel))
        {
            while (_changed.Reader.TryRead(out var file))
            {
                changed.Add(file);
            }
        }

        return changed;
    }

    public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());

    internal void Heard(string file) => _changed.Writer.TryWrite(file);

    private async Task<bool> GoesOnAsync(CancellationToken cancel)
    {
        try
        {
            return await _changed.Reader.WaitToReadAsync(cancel).AsTask().WaitAsync(Quiet, _time, cancel);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
