using System.CommandLine;
using Maestro.Harness.Mutation.Score;
using Maestro.Harness.Running;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro score`: how many changes to the client's modules, which nobody has chosen, do the scenarios notice?</summary>
internal sealed class ScoreCommand : CliCommand
{
    /// <summary>In percent; below it the command fails.</summary>
    private const double Least = 85;

    private readonly Option<string[]> _modules = new("--modules")
    {
        Description = "Modules of tests/mutation/modules.yaml by name; all without any.",
        HelpName = "names",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _scenarios = new("--scenarios")
    {
        Description = "Files or folders that may kill; all of scenarios/ without any. With fewer the score is at most lower.",
        HelpName = "paths",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int?> _sample = new("--sample") { Description = "Tries only so many mutants, drawn by the seed; a larger number draws the same ones and more.", HelpName = "n" };

    private readonly Option<string> _seed = new("--seed") { Description = "Draws the sample.", HelpName = "seed", DefaultValueFactory = _ => "1" };

    private readonly Option<FileInfo?> _table = new("--table")
    {
        Description = "Receives a page in Markdown: the score by file, and each survivor with its reason.",
        HelpName = "file",
    };

    public ScoreCommand() : base("score", "Change the client's modules in every way Stryker knows; below 85 % noticed by scenarios fails.")
    {
        Add(_modules);
        Add(_scenarios);
        Add(_sample);
        Add(_seed);
        Add(_table);
        _sample.Validators.Add(result => RunOptions.Within(result, result.GetValueOrDefault<int?>(), 100_000));
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var order = new ScoreOrder(parsed.GetValue(_modules) ?? [], parsed.GetValue(_scenarios) ?? [], parsed.GetValue(_sample), parsed.GetValue(_seed)!);
        var result = await new MutationScore(new Project(frame.Settings), frame.Time).GoAsync(
            order, Project.DefaultTarget, Frame.Progress, new ScoreConsole(frame.Console, frame.Time), cancel);

        Show(frame.Console, result);
        if (parsed.GetValue(_table) is { } table)
        {
            var root = frame.Settings.Root;
            var page = ScoreTable.Markdown(result, ScoreChoice.Load(root), SurvivorReasons.Load(root), Command(order));
            await File.WriteAllTextAsync(table.FullName, page, cancel);
        }

        return result.Score >= Least ? ExitCode.Passed : ExitCode.Failed;
    }

    private static void Show(IAnsiConsole console, ScoreResult result)
    {
        foreach (var unfit in result.Unfit)
        {
            console.WriteLine($"kills nothing, since it does not pass with no mutant on: {unfit}");
        }

        var survivors = result.Fates.Where(fate => !fate.IsKilled).ToList();
        foreach (var fate in survivors)
        {
            var mutant = fate.Mutant;
            console.WriteLine($"survived  {mutant.File}:{mutant.Line}:{mutant.Column}  {mutant.Mutator}, mutant {mutant.Id}");
            console.WriteLine($"          is       {ScoreTable.Short(mutant.Original)}");
            console.WriteLine($"          becomes  {ScoreTable.Short(mutant.Replacement)}");
            console.WriteLine($"          reached by {ScoreTable.Reached(fate)}");
        }

        var sample = result.Fates.Count < result.Of ? $", a sample of {result.Of}" : "";
        console.Write(new Text(
            $"{result.Score:0.0} % of {result.Fates.Count} mutants killed{sample}: {result.Fates.Count - survivors.Count} killed, {survivors.Count} survived\n",
            new Style(result.Score >= Least ? Color.Green : Color.Red)));
    }

    private static string Command(ScoreOrder order) => string.Concat(
        "./maestro score",
        order.Modules.Count > 0 ? $" --modules {string.Join(' ', order.Modules)}" : "",
        order.Scenarios.Count > 0 ? $" --scenarios {string.Join(' ', order.Scenarios)}" : "",
        order.Sample is { } sample ? $" --sample {sample} --seed {order.Seed}" : "");
}
