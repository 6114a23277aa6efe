using System.CommandLine;
using Maestro.Harness;
using Maestro.Harness.Mutation;
using Maestro.Harness.Reporting;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro coverage`: which claims of the runbook are proven, by checks that are known to catch their breach.</summary>
internal sealed class CoverageCommand : CliCommand
{
    private readonly Option<string?> _seed = new("--seed") { Description = "Repeats a run: its data come from this word.", HelpName = "seed" };

    public CoverageCommand() : base("coverage", "Run everything, good and bad, and say which claims of the runbook are covered.") => Add(_seed);

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var settings = frame.Settings;
        var project = new Project(settings);
        var profile = project.Target(Project.DefaultTarget);
        var claims = Claims.Load(Path.Combine(settings.Root, ScenarioFolder.Name, Claims.FileName), settings.Root);
        var bad = Mutants.Find(Path.Combine(settings.Root, MutantsCommand.KnownBadFolder), settings.Root);
        var seed = parsed.GetValue(_seed) ?? Run.NewSeed();
        var folder = Path.Combine(settings.Artifacts, $"coverage-{frame.Time.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}");

        var clean = await CleanAsync(project, profile, Path.Combine(folder, "clean"), seed, frame, new VerdictText(claims), cancel);
        cancel.ThrowIfCancellationRequested();
        var killed = 0;
        var results = await new Mutants(project, folder, seed, settings.Workers, frame.Time).GoAsync(
            bad, profile, clean, _ => { }, result => MutantsCommand.Show(frame, result, $"{++killed,3} of {bad.Count} "), cancel);

        var coverage = Coverage.Of(claims, clean, [.. results.SelectMany(result => result.Kills)]);
        var page = Path.Combine(folder, "coverage.html");
        await File.WriteAllTextAsync(page, CoveragePage.Of(coverage, seed), cancel);
        Show(frame.Console, coverage);
        frame.Console.WriteLine($"page: {Path.GetRelativePath(Environment.CurrentDirectory, page)}");
        return coverage.Any(claim => claim.Lacking is not null) || results.Any(result => result.Survived)
            ? ExitCode.Failed
            : RunCommand.Exit(clean.Verdict);
    }

    private static async Task<RunVerdict> CleanAsync(
        Project project, Harness.Targets.Profile profile, string folder, string seed, Frame frame, VerdictText text, CancellationToken cancel)
    {
        var variants = project.Scenarios([], profile);
        await using var stage = await project.SetStageAsync(profile, variants, Frame.Progress, cancel);
        var watch = new RunConsole(frame.Console, text, seed, Project.TargetOption(profile), variants.Count, frame.Time);
        return await watch.WatchAsync(() => Run.GoAsync(stage, variants, project.Canary(profile), folder, seed, new RunLimits(frame.Settings.Workers), watch, cancel));
    }

    private static void Show(IAnsiConsole console, IReadOnlyList<ClaimCoverage> coverage)
    {
        console.WriteLine("claim   scenarios  checks  killed");
        foreach (var claim in coverage)
        {
            console.Write(new Text(
                $"{claim.Claim,-7} {claim.Scenarios.Count,9}  {claim.Evaluated.Count,6}  {claim.Kills.DistinctBy(kill => kill.Bad).Count(),6}"
                + (claim.Lacking is { } lacking ? $"  NOT COVERED: {lacking}\n" : "\n"),
                new Style(claim.Lacking is null ? Color.Green : Color.Red)));
        }

        var covered = coverage.Count(claim => claim.Lacking is null);
        console.Write(new Text(
            $"{covered} of {coverage.Count} claims covered\n", new Style(covered == coverage.Count ? Color.Green : Color.Red)));
    }
}
