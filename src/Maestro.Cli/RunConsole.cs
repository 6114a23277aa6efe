using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Running;
using Maestro.Harness.Verdicts;
using Spectre.Console;

namespace Maestro.Cli;

/// <summary>Shows a run while it goes: a line for each verdict, and on a terminal what is under way.</summary>
internal sealed class RunConsole(IAnsiConsole console, VerdictText text, string seed, string? profile, int planned, TimeProvider time) : IRunWatcher
{
    private readonly Lock _lock = new();
    private readonly List<string> _underWay = [];
    private readonly long _since = time.GetTimestamp();
    private StatusContext? _status;
    private int _judged;

    /// <summary>Runs something under a status line, where the console is a terminal.</summary>
    public Task<T> WatchAsync<T>(Func<Task<T>> runAsync)
    {
        if (!console.Profile.Capabilities.Ansi)
        {
            return runAsync();
        }

        return console.Status().Spinner(Spinner.Known.Dots).StartAsync($"0 of {planned}", status =>
        {
            _status = status;
            return runAsync();
        });
    }

    public void Happened(HistoryEvent happened)
    {
        lock (_lock)
        {
            switch (happened)
            {
                case ScenarioStarted:
                    _underWay.Add(happened.Scenario!);
                    break;
                case ScenarioEnded:
                    _underWay.Remove(happened.Scenario!);
                    break;
                default:
                    return;
            }

            _status?.Status($"{_judged} of {planned}  {time.GetElapsedTime(_since).TotalSeconds:0} s  {Markup.Escape(string.Join(", ", _underWay))}");
        }
    }

    public void Judged(ScenarioVerdict verdict)
    {
        lock (_lock)
        {
            _judged++;
            console.Write(new Text(VerdictText.Line(verdict) + "\n", Colour(verdict.Verdict)));
            foreach (var line in text.Evidence(verdict, seed, profile))
            {
                console.WriteLine(line);
            }
        }
    }

    /// <summary>What is told of the run as a whole: its canary, and what is in doubt.</summary>
    public static void WriteEnd(IAnsiConsole console, RunVerdict run)
    {
        if (run.Canary is { } canary)
        {
            console.WriteLine(VerdictText.CanaryLine(canary));
        }

        foreach (var doubt in run.Doubts)
        {
            console.WriteLine($"in doubt: {doubt}");
        }
    }

    public static Style Colour(Verdict verdict) => verdict switch
    {
        Verdict.Passed => new Style(Color.Green),
        Verdict.Flaky => new Style(Color.Fuchsia),
        Verdict.Failed => new Style(Color.Red),
        Verdict.Unknown => new Style(Color.Yellow),
        _ => new Style(Color.Grey),
    };
}
