using System.CommandLine;
using Maestro.Harness;
using Maestro.Harness.Mutation;
using Maestro.Harness.Running;
using Maestro.Harness.Verdicts;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro mutants`: what is bad on purpose must be caught.</summary>
internal sealed class MutantsCommand : CliCommand
{
    internal const string KnownBadFolder = "fixtures/known-bad";

    private readonly Argument<string[]> _names = new("names")
    {
        Description = "Known-bads by name; all of the target's without any.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _target = new("--target")
    {
        Description = "The profile of the client; its known-bads lie in known-bad/ beside it, the reference's in fixtures/known-bad.",
        HelpName = "file",
        DefaultValueFactory = _ => Project.DefaultTarget,
    };

    private readonly Option<string?> _seed = new("--seed") { Description = "Repeats a run: its data come from this word.", HelpName = "seed" };

    public MutantsCommand() : base("mutants", "Run what is bad on purpose; a survivor fails.")
    {
        Add(_names);
        Add(_target);
        Add(_seed);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var settings = frame.Settings;
        var seed = parsed.GetValue(_seed) ?? Run.NewSeed();
        var folder = Path.Combine(settings.Artifacts, $"mutants-{frame.Time.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}");
        var target = parsed.GetValue(_target)!;
        var bad = Chosen(Mutants.Find(FolderOf(target, settings.Root), settings.Root), parsed.GetValue(_names) ?? []);
        var results = await new Mutants(new Project(settings), folder, seed, settings.Workers, frame.Time).GoAsync(
            bad, target, Frame.Progress, result => Show(frame, result), cancel);

        var survivors = results.Count(result => result.Survived);
        var untried = results.Count(result => result.Lacking is not null);
        frame.Console.Write(new Text(
            $"{results.Count - survivors - untried} killed, {survivors} survived{(untried == 0 ? "" : $", {untried} not tried")}  seed {seed}\n",
            new Style(survivors == 0 ? Color.Green : Color.Red)));
        return survivors == 0 ? ExitCode.Passed : ExitCode.Failed;
    }

    private static string FolderOf(string target, string root) => target == Project.DefaultTarget
        ? Path.Combine(root, KnownBadFolder)
        : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(target, root))!, "known-bad");

    private static IReadOnlyDictionary<string, KnownBad> Chosen(IReadOnlyDictionary<string, KnownBad> all, string[] names)
    {
        var unknown = names.Where(name => !all.ContainsKey(name)).ToList();
        return unknown.Count > 0
            ? throw new InputException($"There is no known-bad {string.Join(", ", unknown)}.", $"There are: {string.Join(", ", all.Keys)}.")
            : names.Length == 0 ? all : all.Where(each => names.Contains(each.Key)).ToDictionary();
    }

    /// <param name="count">Where in the whole it stands; empty where nobody asks.</param>
    internal static void Show(Frame frame, MutantResult result, string count = "")
    {
        var (word, colour) = result.Killed ? ("killed", Color.Green) : result.Survived ? ("SURVIVED", Color.Red) : ("not tried", Color.Grey);
        frame.Console.Write(new Text($"{count}{word,-9} {result.Name,-40} {result.Took.TotalSeconds,6:0.0} s\n", new Style(colour)));
        frame.Console.WriteLine($"          {result.Title}");
        frame.Console.WriteLine($"          {(result.Killed ? Words(result.Kills[0]) : result.Lacking ?? result.Why)}");
    }

    private static string Words(Kill kill) => $"{kill.Scenario}: {kill.Guarantee} ({string.Join(", ", kill.Claims)}): {kill.Says}";
}
