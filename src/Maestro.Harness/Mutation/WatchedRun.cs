using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Mutation;

/// <summary>`maestro run` as a process of its own, followed through its journal.</summary>
internal sealed class WatchedRun : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(2);

    private readonly Settings _settings;
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;
    private long _read;

    public WatchedRun(Settings settings, IEnumerable<string> arguments)
    {
        _settings = settings;
        _process = Process.Start(new ProcessStartInfo("dotnet", [Command, "run", .. arguments])
        {
            WorkingDirectory = settings.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The built command: it lies beside this assembly, in the command itself and in the tests.</summary>
    public static string Command => Path.Combine(AppContext.BaseDirectory, "maestro.dll");

    /// <summary>Null before the run has begun to write it.</summary>
    public string? Journal => Directory.Exists(_settings.Artifacts)
        ? Directory.EnumerateDirectories(_settings.Artifacts, $"*-{_process.Id}")
            .Select(folder => Path.Combine(folder, History.Journal.FileName))
            .FirstOrDefault(File.Exists)
        : null;

    /// <summary>Kills the run where the point says.</summary>
    /// <param name="begun">Called at the first event: the stage is set.</param>
    /// <returns>What it held at that moment; null when it ended by itself before.</returns>
    public async Task<Holdings?> KillAtAsync(KillPoint point, Action begun, CancellationToken cancel)
    {
        var ended = 0;
        IReadOnlyList<string> planned = [];
        using var pace = new PeriodicTimer(Pace);
        do
        {
            foreach (var happened in New())
            {
                if (happened is RunStarted start)
                {
                    planned = start.Planned;
                    begun();
                }
                else if (point.IsMetBy(happened, ended))
                {
                    var held = Holdings.Of(_process.Id, _settings.Work);
                    _process.Kill();
                    await _process.WaitForExitAsync(cancel);
                    return held;
                }

                ended += happened is ScenarioEnded && planned.Contains(happened.Scenario) ? 1 : 0; // the canary is none of them
            }
        }
        while (!_process.HasExited && await pace.WaitForNextTickAsync(cancel));

        return null;
    }

    /// <summary>Follows the run to its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancel)
    {
        await _process.WaitForExitAsync(cancel);
        return _process.ExitCode;
    }

    /// <summary>What it printed on standard output: whole lines.</summary>
    public async Task<IReadOnlyList<string>> PrintedAsync(CancellationToken cancel) => (await _output.WaitAsync(cancel)).Split('\n')[..^1];

    /// <summary>What it printed on standard error.</summary>
    public Task<string> ErrorsAsync(CancellationToken cancel) => _errors.WaitAsync(cancel);

    /// <summary>A run that is still going is ended.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    /// <summary>The whole lines that were written since it was last asked.</summary>
    private IEnumerable<HistoryEvent> New()
    {
        if (Journal is not { } file)
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = _read;
        var bytes = new byte[stream.Length - _read];
        var whole = bytes.AsSpan(0, stream.Read(bytes)).LastIndexOf((byte)'\n') + 1;
        _read += whole;
        return Encoding.UTF8.GetString(bytes, 0, whole)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<HistoryEvent>(line, HistoryJson.Options)!);
    }
}
