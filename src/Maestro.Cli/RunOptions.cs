using System.CommandLine;
using System.CommandLine.Parsing;
using Maestro.Harness;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;

namespace Maestro.Cli;

/// <summary>The options of every command that runs scenarios.</summary>
internal sealed class RunOptions
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

    private readonly Option<int> _retries = new("--retries")
    {
        Description = "Tries a scenario that did not pass again, so often, 0 to 10; one that passes then is flaky.",
        HelpName = "n",
        DefaultValueFactory = _ => 0,
    };

    private readonly Option<int?> _maxFailures = new("--max-failures")
    {
        Description = "Begins nothing else after so many scenarios failed or were unknown, 1 to 10000.",
        HelpName = "n",
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Reads and checks everything, says what would run and what not, and starts nothing." };

    private readonly SelectionOptions _selection;

    private readonly ShardOption _shard = new()
    {
        Description = "Runs one part of several, 2/3 is the second of three; needs --seed. `maestro merge` puts them together.",
        HelpName = "i/n",
    };

    public RunOptions(Command command)
    {
        command.Add(_paths);
        foreach (var option in new Option[] { _target, _seed, _workers, _repeat, _retries, _maxFailures, _shard, _dryRun })
        {
            command.Add(option);
        }

        _selection = new SelectionOptions(command, lastFailed: true);
        _maxFailures.Validators.Add(result => Within(result, result.GetValueOrDefault<int?>() ?? 1, 10_000));
        _workers.Validators.Add(result => Within(result, result.GetValueOrDefault<int?>(), 64));
        _repeat.Validators.Add(result => Within(result, result.GetValueOrDefault<int>(), 10_000));
        _retries.Validators.Add(result => Within(result, result.GetValueOrDefault<int>(), 10, least: 0));
    }

    /// <summary>Whether the plan is to be told alone.</summary>
    public bool IsDry(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <exception cref="InputException">Every problem of the files, each with its place.</exception>
    public async Task<RunPlan> ReadAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var settings = frame.Settings;
        var project = new Project(settings);
        var profile = project.Target(parsed.GetValue(_target)!);
        var seed = parsed.GetValue(_seed);
        var claims = Claims.Load(Path.Combine(settings.Root, ScenarioFolder.Name, Claims.FileName), settings.Root);
        var chosen = await _selection.ChooseAsync(parsed, project.Scenarios(parsed.GetValue(_paths) ?? [], profile), claims, settings, cancel);
        var all = Repeated(chosen, parsed.GetValue(_repeat));
        var (variants, shard) = _shard.Split(parsed, all, seed, settings);
        return new RunPlan(
            project,
            profile,
            claims,
            variants,
            project.Canary(profile),
            seed ?? Run.NewSeed(),
            new RunLimits(parsed.GetValue(_workers) ?? settings.Workers, parsed.GetValue(_retries), parsed.GetValue(_maxFailures)),
            project.Quarantined(profile),
            shard);
    }

    public static void Within(SymbolResult result, int? number, int most, int least = 1)
    {
        if (number < least || number > most)
        {
            result.AddError($"expected a whole number from {least} to {most}, not {number}");
        }
    }

    private static IReadOnlyList<ScenarioVariant> Repeated(IReadOnlyList<ScenarioVariant> variants, int times) => times == 1
        ? variants
        : [.. Enumerable.Range(1, times).SelectMany(turn => variants.Select(variant => variant with { Id = $"{variant.Id}#{turn}" }))];
}
