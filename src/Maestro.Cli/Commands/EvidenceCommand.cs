using System.CommandLine;
using Maestro.Harness;
using Maestro.Harness.Mutation;
using Maestro.Harness.Running;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro evidence`: receipts of faults must not lie.</summary>
internal sealed class EvidenceCommand : CliCommand
{
    private readonly Argument<string[]> _names = new("faults")
    {
        Description = "Faults by name; all without any.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int> _times = new("--times")
    {
        Description = "How often each fault is tried in each mode, 1 to 1000.",
        HelpName = "n",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<FileInfo?> _table = new("--table")
    {
        Description = "Receives a table in Markdown: each fault with its receipt, its heal and their median cost.",
        HelpName = "file",
    };

    private readonly Option<string> _target = new("--target")
    {
        Description = "The profile of the client that the faults are tried in.",
        HelpName = "file",
        DefaultValueFactory = _ => Project.DefaultTarget,
    };

    public EvidenceCommand() : base("evidence", "Prove that faults' receipts do not lie: real, neutralised, misaimed, healed.")
    {
        Add(_names);
        Add(_times);
        Add(_table);
        Add(_target);
        _times.Validators.Add(result => RunOptions.Within(result, result.GetValueOrDefault<int>(), 1000));
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var project = new Project(frame.Settings);
        var folder = Path.Combine(
            frame.Settings.Artifacts, $"evidence-{frame.Time.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}");
        var trials = Chosen(FaultTrial.All(Project.Words, Path.Combine(folder, "trials")), parsed.GetValue(_names) ?? []);
        await using var stage = await project.SetStageAsync(
            project.Target(parsed.GetValue(_target)!), [.. trials.Select(trial => trial.Variant)], Frame.Progress, cancel);
        using var recorder = new Harness.History.Recorder(
            new FileStream(Path.Combine(folder, Harness.History.Journal.FileName), FileMode.Create, FileAccess.Write, FileShare.Read), frame.Time);
        var evidence = new Evidence(stage, recorder, frame.Time);
        var rows = new List<FaultRow>();
        foreach (var trial in trials)
        {
            var row = await Runnable.WhyNotAsync(trial.Variant.Scenario, stage.Profile, frame.Settings, cancel) is { } lacking
                ? new FaultRow(trial, new Dictionary<FaultMode, IReadOnlyList<TrialResult>>(), lacking)
                : new FaultRow(trial, await AllModesAsync(evidence, trial, parsed.GetValue(_times), cancel), null);
            rows.Add(row);
            Show(frame.Console, row);
        }

        if (parsed.GetValue(_table) is { } table)
        {
            await File.WriteAllTextAsync(table.FullName, FaultTable.Markdown(rows), cancel);
        }

        var wrong = rows.Sum(row => row.Wrong.Count());
        frame.Console.Write(new Text(
            $"{rows.Sum(row => row.Tried) - wrong} of {rows.Sum(row => row.Tried)} receipts were right\n",
            new Style(wrong == 0 ? Color.Green : Color.Red)));
        return wrong == 0 ? ExitCode.Passed : ExitCode.Failed;
    }

    /// <summary>The modes side by side, each one trial after the other.</summary>
    private static async Task<IReadOnlyDictionary<FaultMode, IReadOnlyList<TrialResult>>> AllModesAsync(
        Evidence evidence, FaultTrial trial, int times, CancellationToken cancel)
    {
        var modes = Enum.GetValues<FaultMode>();
        var results = await Task.WhenAll(modes.Select(mode => evidence.TryAsync(trial, mode, times, workers: 1, cancel)));
        return modes.Zip(results).ToDictionary(each => each.First, each => each.Second);
    }

    private static IReadOnlyList<FaultTrial> Chosen(IReadOnlyList<FaultTrial> all, string[] names)
    {
        var unknown = names.Except(all.Select(trial => trial.Fault)).ToList();
        return unknown.Count > 0
            ? throw new InputException(
                $"There is no fault {string.Join(", ", unknown)}.", $"There are: {string.Join(", ", all.Select(trial => trial.Fault))}.")
            : names.Length == 0 ? all : [.. all.Where(trial => names.Contains(trial.Fault))];
    }

    private static void Show(IAnsiConsole console, FaultRow row)
    {
        var right = row.Tried - row.Wrong.Count();
        console.Write(new Text(
            row.Lacking is { } lacking
                ? $"{row.Trial.Fault,-30} not tried: {lacking}\n"
                : $"{row.Trial.Fault,-30} {right} of {row.Tried}, {row.InjectMilliseconds,5:0} ms, heal {row.HealMilliseconds,5:0} ms\n",
            new Style(row.Lacking is not null ? Color.Yellow : right == row.Tried ? Color.Green : Color.Red)));
        foreach (var wrong in row.Wrong)
        {
            console.WriteLine($"    {wrong}");
        }
    }
}
