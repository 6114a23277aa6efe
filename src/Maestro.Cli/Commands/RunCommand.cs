using System.CommandLine;
using Maestro.Cli.Looking;
using Maestro.Harness.History;
using Maestro.Harness.Reporting;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro run [paths]`: runs scenarios against a client and says what holds.</summary>
internal sealed class RunCommand : CliCommand
{
    private readonly RunOptions _options;

    private readonly LookingOptions _looking;

    private readonly Option<bool> _failOnFlaky = new("--fail-on-flaky") { Description = "A scenario that passed only when it was tried again fails the run." };

    private readonly Option<int> _durations = new("--durations")
    {
        Description = "Lists the n slowest scenarios and where their time went, 0 to 10000.",
        HelpName = "n",
        DefaultValueFactory = _ => 0,
    };

    public RunCommand() : base("run", "Run scenarios against a client and say what holds.")
    {
        _options = new RunOptions(this);
        _looking = new LookingOptions(this);
        Add(_failOnFlaky);
        Add(_durations);
        _durations.Validators.Add(result => RunOptions.Within(result, result.GetValueOrDefault<int>(), 10_000, least: 0));
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame given, CancellationToken cancel)
    {
        var frame = _looking.On(parsed, given);
        async Task<RunPlan> ReadAsync() => _looking.Checked(parsed, await _options.ReadAsync(parsed, frame, cancel));
        var plan = await ReadAsync();
        if (_options.IsDry(parsed))
        {
            return await DryRun.ShowAsync(frame, plan, cancel);
        }

        if (plan.IsEmpty)
        {
            frame.Console.WriteLine("nothing to run");
            return ExitCode.Passed;
        }

        var since = frame.Time.GetTimestamp();
        using var changes = _looking.Watches(parsed) ? ScenarioChanges.Of(plan, frame) : null;
        await using var stage = await LiveRun.SetStageAsync(plan, cancel);
        var exit = await OnStageAsync(parsed, frame, plan, stage, since, cancel);
        if (changes is not null)
        {
            await new Watching(changes, frame.Settings.Root).GoOnAsync(
                ReadAsync, again => OnStageAsync(parsed, frame, again, stage, frame.Time.GetTimestamp(), cancel), stage.LostAsync, cancel);
        }

        return exit;
    }

    private async Task<ExitCode> OnStageAsync(ParseResult parsed, Frame frame, RunPlan plan, Stage stage, long since, CancellationToken cancel)
    {
        using var quit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pace = _looking.Pace(parsed, frame, quit.Cancel);
        var (verdict, folder) = await LiveRun.GoAsync(stage, frame, plan with { Pace = pace }, quit.Token);

        var journal = Path.Combine(folder, Journal.FileName);
        foreach (var line in Durations.Lines(Journal.Read(journal), parsed.GetValue(_durations)))
        {
            frame.Console.WriteLine(line);
        }

        if (pace is null && VerdictText.Recovery(verdict) is { } recovery)
        {
            frame.Console.WriteLine(recovery);
        }

        var seconds = frame.Time.GetElapsedTime(since).TotalSeconds;
        frame.Console.Write(new Text(
            $"{VerdictText.Totals(verdict)}  in {seconds:0.0} s  seed {plan.Seed}\n", RunConsole.Colour(verdict.Verdict)));
        frame.Console.WriteLine($"journal: {Path.GetRelativePath(Environment.CurrentDirectory, journal)}");
        var report = await WrittenReports.OfRunAsync(journal, verdict, frame.Settings, CancellationToken.None);
        frame.Console.WriteLine($"report:  {Path.GetRelativePath(Environment.CurrentDirectory, report)}");
        cancel.ThrowIfCancellationRequested();
        return verdict.Verdict is Verdict.Flaky && parsed.GetValue(_failOnFlaky) ? ExitCode.Failed : Exit(verdict.Verdict);
    }

    /// <summary>Not run is not failed, and flaky not without `--fail-on-flaky`: `run` says so and exits 0.</summary>
    internal static ExitCode Exit(Verdict verdict) => verdict switch
    {
        Verdict.Failed => ExitCode.Failed,
        Verdict.Unknown => ExitCode.Unknown,
        _ => ExitCode.Passed,
    };
}
