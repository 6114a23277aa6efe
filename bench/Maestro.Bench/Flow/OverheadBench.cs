using Maestro.Harness;
using Maestro.Harness.Running;
using Maestro.Harness.Worlds;

namespace Maestro.Bench.Flow;

/// <summary>
/// What a scenario costs over plain Playwright: both go through the same 50 steps, in pairs, each first in turn, in one browser and against one
/// service. The median of the pairs' ratios is held against the bounds: other work on the machine meets both of a pair.
/// </summary>
internal static class OverheadBench
{
    private const double MostWall = 1.15;
    private const double MostCpu = 1.25;

    /// <summary>Until then the runtime still compiles what a scenario uses, which a run of two hundred pays once.</summary>
    private const int WarmUps = 12;
    private const int ThroughputTimes = 24;

    /// <param name="pairs">So many are measured, after the warm-up.</param>
    /// <returns>Whether both bounds are kept.</returns>
    public static async Task<bool> TakeAsync(int pairs, TextWriter told, CancellationToken cancel)
    {
        var settings = Settings.Find(AppContext.BaseDirectory);
        var project = new Project(settings);
        var profile = project.Target(Project.DefaultTarget);
        var variants = project.Scenarios([ScenarioFlow.File], profile);
        var folder = Path.Combine(settings.Artifacts, "bench", "overhead");
        await using var stage = await project.SetStageAsync(profile, variants, told.WriteLine, cancel);
        var scenario = new ScenarioFlow(stage, variants[0], folder);
        IFlow[] flows = [new PlainFlow(stage), scenario];

        var taken = new List<(Cost Plain, Cost Scenario)>();
        for (var turn = 1; turn <= WarmUps + pairs; turn++)
        {
            var plainFirst = turn % 2 == 1;
            var first = await CostAsync(flows[plainFirst ? 0 : 1], turn, cancel);
            var second = await CostAsync(flows[plainFirst ? 1 : 0], turn, cancel);
            if (turn > WarmUps)
            {
                taken.Add(plainFirst ? (first, second) : (second, first));
            }
        }

        told.WriteLine($"{pairs} pairs, medians");
        told.WriteLine($"  {flows[0].Name,-18} {Median(taken, pair => pair.Plain.Wall),7:0} ms wall  {Median(taken, pair => pair.Plain.Cpu),7:0} ms CPU");
        told.WriteLine($"  {flows[1].Name,-18} {Median(taken, pair => pair.Scenario.Wall),7:0} ms wall  {Median(taken, pair => pair.Scenario.Cpu),7:0} ms CPU");
        var kept = Keeps(told, "wall", Median(taken, pair => pair.Scenario.Wall / pair.Plain.Wall), MostWall)
            & Keeps(told, "CPU", Median(taken, pair => pair.Scenario.Cpu / pair.Plain.Cpu), MostCpu);
        await ThroughputAsync(scenario, told, cancel);
        return kept;
    }

    private static async Task ThroughputAsync(ScenarioFlow scenario, TextWriter told, CancellationToken cancel)
    {
        foreach (var workers in new[] { 1, 2, 4 })
        {
            var since = TimeProvider.System.GetTimestamp();
            await scenario.RepeatAsync(ThroughputTimes, workers, cancel);
            var minutes = TimeProvider.System.GetElapsedTime(since).TotalMinutes;
            told.WriteLine($"  {workers} worker(s): {ThroughputTimes / minutes,4:0} scenarios a minute");
        }
    }

    private static async Task<Cost> CostAsync(IFlow flow, int turn, CancellationToken cancel)
    {
        var (cpu, since) = (CpuTime.Used(), TimeProvider.System.GetTimestamp());
        await flow.RunAsync(turn, cancel);
        return new Cost(TimeProvider.System.GetElapsedTime(since).TotalMilliseconds, (CpuTime.Used() - cpu).TotalMilliseconds);
    }

    private static double Median(IReadOnlyCollection<(Cost Plain, Cost Scenario)> pairs, Func<(Cost Plain, Cost Scenario), double> of)
    {
        var sorted = pairs.Select(of).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static bool Keeps(TextWriter told, string what, double ratio, double most)
    {
        told.WriteLine($"  {(ratio <= most ? "kept  " : "MISSED")}  {what}: {(ratio - 1) * 100:+0;-0} % over plain Playwright (at most {(most - 1) * 100:0} %)");
        return ratio <= most;
    }

    /// <summary>In milliseconds.</summary>
    private sealed record Cost(double Wall, double Cpu);
}
