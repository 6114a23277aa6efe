using System.CommandLine;
using Maestro.Harness.History;
using Maestro.Harness.Reporting;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro run [paths]`: runs scenarios against a client and says what holds.</summary>
internal sealed class RunCommand : CliCommand
{
    private readonly Argument<string[]> _paths = new("paths")
    {
        Description = "Scenario files or folders; all of scenarios/ without any.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _target = new("--target")
    {
        Description = "The profile of the client under test.",
        HelpName = "file",
        DefaultValueFactory = _ => Project.DefaultTarget,
    };

    private readonly Option<string?> _seed = new("--seed") { Description = "Repeats a run: its data come from this word.", HelpName = "seed" };

    private readonly Option<int?> _workers = new("--workers") { Description = "Scenarios at once, 1 to 64.", HelpName = "n" };

    private readonly Option<int> _repeat = new("--repeat-each")
    {
        Description = "Runs each scenario so often, 1 to 10000.",
        HelpName = "n",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> _durations = new("--durations")
    {
        Description = "Lists the n slowest scenarios and where their time went, 0 to 10000.",
        HelpName = "n",
        DefaultValueFactory = _ => 0,
    };

    public RunCommand() : base("run", "Run scenarios against a client and say what holds.")
    {
        Add(_paths);
        Add(_target);
        Add(_seed);
        Add(_workers);
        Add(_repeat);
        Add(_durations);
        _workers.Validators.Add(result => Within(result, result.GetValueOrDefault<int?>(), 64));
        _repeat.Validators.Add(result => Within(result, result.GetValueOrDefault<int>(), 10_000));
        _durations.Validators.Add(result => Within(result, result.GetValueOrDefault<int>(), 10_000, least: 0));
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var project = new Project(frame.Settings);
        var profile = project.Target(parsed.GetValue(_target)!);
        var variants = Repeated(project.Scenarios(parsed.GetValue(_paths) ?? [], profile), parsed.GetValue(_repeat));
        var canary = project.Canary(profile);
        var claims = Claims.Load(Path.Combine(frame.Settings.Root, ScenarioFolder.Name, Claims.FileName), frame.Settings.Root);
        var seed = parsed.GetValue(_seed) ?? Run.NewSeed();
        var folder = Path.Combine(frame.Settings.Artifacts, $"{frame.Time.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}");
        var since = frame.Time.GetTimestamp();

        await using var stage = await project.SetStageAsync(profile, variants, Frame.Progress, cancel);
        var watch = new RunConsole(frame.Console, new VerdictText(claims), seed, variants.Count, frame.Time);
        var verdict = await watch.WatchAsync(() =>
            Run.GoAsync(stage, variants, canary, folder, seed, parsed.GetValue(_workers) ?? frame.Settings.Workers, watch, cancel));

        RunConsole.WriteEnd(frame.Console, verdict);

        var journal = Path.Combine(folder, Journal.FileName);
        foreach (var line in Durations.Lines(Journal.Read(journal), parsed.GetValue(_durations)))
        {
            frame.Console.WriteLine(line);
        }

        if (VerdictText.Recovery(verdict) is { } recovery)
        {
            frame.Console.WriteLine(recovery);
        }

        var seconds = frame.Time.GetElapsedTime(since).TotalSeconds;
        frame.Console.Write(new Text(
            $"{VerdictText.Totals(verdict)}  in {seconds:0.0} s  seed {seed}\n", RunConsole.Colour(verdict.Verdict)));
        frame.Console.WriteLine($"journal: {Path.GetRelativePath(Environment.CurrentDirectory, journal)}");
        var report = await WrittenReports.OfRunAsync(journal, verdict, frame.Settings, CancellationToken.None);
        frame.Console.WriteLine($"report:  {Path.GetRelativePath(Environment.CurrentDirectory, report)}");
        cancel.ThrowIfCancellationRequested();
        return Exit(verdict.Verdict);
    }

    /// <summary>Not run is not failed: `run` says so and exits 0.</summary>
    internal static ExitCode Exit(Verdict verdict) => verdict switch
    {
        Verdict.Failed => ExitCode.Failed,
        Verdict.Unknown => ExitCode.Unknown,
        _ => ExitCode.Passed,
    };

    private static IReadOnlyList<ScenarioVariant> Repeated(IReadOnlyList<ScenarioVariant> variants, int times) => times == 1
        ? variants
        : [.. Enumerable.Range(1, times).SelectMany(turn => variants.Select(variant => variant with { Id = $"{variant.Id}#{turn}" }))];

    internal static void Within(System.CommandLine.Parsing.SymbolResult result, int? number, int most, int least = 1)
    {
        if (number < least || number > most)
        {
            result.AddError($"expected a whole number from {least} to {most}, not {number}");
        }
    }
}
