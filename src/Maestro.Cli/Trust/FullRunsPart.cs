using Maestro.Harness.Reporting;
using Maestro.Harness.Running;
using Maestro.Harness.Verdicts;

namespace Maestro.Cli.Trust;

/// <summary>Twenty full runs, each with a seed and a stage of its own: not one verdict may be anything but passed.</summary>
internal sealed class FullRunsPart(Frame frame) : ITrustPart
{
    private const int Runs = 20;

    public string Name => "full-runs";

    public string Shows => "no false alarm: in twenty full runs with twenty seeds, each scenario passes each time";

    private sealed record FullRun(string Seed, int Scenarios, IReadOnlyList<string> NotPassed, double Seconds);

    public async Task<Measured> MeasureAsync(PartRecord record, CancellationToken cancel)
    {
        var runs = new List<FullRun>();
        for (var number = 1; number <= Runs; number++)
        {
            var name = $"run-{number:00}";
            if (record.Find<FullRun>(name) is not { } run)
            {
                run = await RunAsync(Path.Combine(record.Scratch, name), cancel);
                record.Keep(name, run);
            }

            Frame.Progress($"{name}: {TrustParts.Of(run.Scenarios - run.NotPassed.Count, run.Scenarios)} passed in {run.Seconds:0} s, seed {run.Seed}");
            runs.Add(run);
        }

        var all = runs.Sum(run => run.Scenarios);
        var notPassed = runs.SelectMany(run => run.NotPassed.Select(scenario => $"{scenario}, seed {run.Seed}")).ToList();
        return new Measured(
            notPassed.Count == 0,
            [$"{Runs} full runs, {all} scenario runs: {all - notPassed.Count} passed, {notPassed.Count} did not", .. notPassed]);
    }

    private async Task<FullRun> RunAsync(string folder, CancellationToken cancel)
    {
        var project = new Project(frame.Settings);
        var profile = project.Target(Project.DefaultTarget);
        var variants = project.Scenarios([], profile);
        var seed = Run.NewSeed();
        var since = frame.Time.GetTimestamp();
        await using var stage = await project.SetStageAsync(profile, variants, Frame.Progress, cancel);
        var verdict = await Run.GoAsync(stage, variants, project.Canary(profile), folder, seed, new RunLimits(frame.Settings.Workers), new Unwatched(), cancel);
        cancel.ThrowIfCancellationRequested();
        var notPassed = verdict.Scenarios.Where(scenario => scenario.Verdict is not Verdict.Passed)
            .Select(scenario => $"{VerdictText.Word(scenario.Verdict)} {scenario.Id}");
        return new FullRun(seed, verdict.Scenarios.Count, [.. notPassed, .. verdict.Doubts], frame.Time.GetElapsedTime(since).TotalSeconds);
    }
}
