using System.CommandLine;
using Maestro.Harness.Mutation;
using Maestro.Harness.Running;
using Maestro.Harness.Worlds;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro evidence`: receipts of faults must not lie.</summary>
internal sealed class EvidenceCommand : CliCommand
{
    private readonly Option<int> _times = new("--times")
    {
        Description = "How often each fault is tried in each mode, 1 to 1000.",
        HelpName = "n",
        DefaultValueFactory = _ => 50,
    };

    public EvidenceCommand() : base("evidence", "Prove that faults' receipts do not lie: real, neutralised, healed.")
    {
        Add(_times);
        _times.Validators.Add(result => RunCommand.Within(result, result.GetValueOrDefault<int>(), 1000));
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var project = new Project(frame.Settings);
        var folder = Directory.CreateDirectory(Path.Combine(
            frame.Settings.Artifacts, $"evidence-{frame.Time.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}")).FullName;
        var journal = Path.Combine(folder, "journal.jsonl");
        await using var stage = await project.SetStageAsync(project.Target(Project.DefaultTarget), null, Frame.Progress, cancel);
        using var recorder = new Maestro.Harness.History.Recorder(new FileStream(journal, FileMode.Create, FileAccess.Write, FileShare.Read), frame.Time);
        var figures = await new Evidence(stage, recorder, frame.Time).GoAsync(
            parsed.GetValue(_times), frame.Settings.Workers, figure => Show(frame.Console, figure), cancel);

        var right = figures.Sum(figure => figure.Right);
        var all = figures.Sum(figure => figure.Times);
        frame.Console.Write(new Text($"{right} of {all} receipts were right\n", new Style(right == all ? Color.Green : Color.Red)));
        return right == all ? ExitCode.Passed : ExitCode.Failed;
    }

    private static void Show(IAnsiConsole console, EvidenceFigure figure)
    {
        console.Write(new Text(
            $"{figure.Fault,-26} {figure.Mode.ToString().ToLowerInvariant(),-12} {figure.Right} of {figure.Times}\n",
            new Style(figure.Right == figure.Times ? Color.Green : Color.Red)));
        foreach (var wrong in figure.Wrong)
        {
            console.WriteLine($"    {wrong}");
        }
    }
}
