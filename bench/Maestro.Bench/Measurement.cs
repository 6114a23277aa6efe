using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Maestro.Harness;

namespace Maestro.Bench;

/// <summary>Takes the measurement and holds it against its bounds.</summary>
internal static class Measurement
{
    public const int Small = 100_000;
    public const int Large = 1_000_000;

    private const double LeastPerSecond = 100_000;
    private const double MostTimes = 12;

    /// <returns>Whether all bounds are kept.</returns>
    public static bool Take(TextWriter told)
    {
        var summary = BenchmarkRunner.Run<JudgingBenchmark>(Config());
        var kept = summary.Reports.Length > 0 && !summary.HasCriticalValidationErrors;
        foreach (var cases in summary.Reports.GroupBy(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name))
        {
            // Reading costs several times what judging does, and is bounded in its growth alone.
            var least = cases.Key is nameof(JudgingBenchmark.JournalReadAndJudged) ? 0 : LeastPerSecond;
            told.WriteLine(cases.Key);
            foreach (var events in new[] { Small, Large })
            {
                var seconds = Seconds(cases, events);
                kept &= Keeps(told, $"{events:N0} events in {seconds:0.000} s", events / seconds, "events a second", least);
            }

            kept &= Keeps(told, "ten times the events take", GrowthOf(cases.Key), "times the time", most: MostTimes);
        }

        told.WriteLine(kept ? "All bounds are kept." : "Not all bounds are kept.");
        return kept;
    }

    private static double GrowthOf(string benchmark) => benchmark switch
    {
        nameof(JudgingBenchmark.AllGuaranteesOfOneScenario) => Growth.Of(each => each.MakeScenarios(), each => each.AllGuaranteesOfOneScenario()),
        nameof(JudgingBenchmark.RunOfManyScenarios) => Growth.Of(each => each.MakeRuns(), each => each.RunOfManyScenarios()),
        _ => Growth.Of(each => each.WriteJournals(), each => each.JournalReadAndJudged(), each => each.DeleteJournals()),
    };

    /// <summary>In this process, since nothing else is to be built; each iteration judges all histories once.</summary>
    private static IConfig Config() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithStrategy(RunStrategy.Monitoring)
            .WithWarmupCount(1)
            .WithIterationCount(5))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(Path.Combine(Settings.Find(AppContext.BaseDirectory).Artifacts, "bench"));

    /// <summary>Of one history, in the fastest iteration: other work on the machine can only add to it.</summary>
    private static double Seconds(IEnumerable<BenchmarkReport> cases, int events) => cases
        .Single(report => (int)report.BenchmarkCase.Parameters[nameof(JudgingBenchmark.Events)] == events)
        .ResultStatistics!.Min / 1e9 / (Large / events);

    internal static bool Keeps(TextWriter told, string what, double value, string unit, double least = 0, double most = double.PositiveInfinity)
    {
        var kept = value >= least && value <= most;
        var bound = double.IsFinite(most) ? $"at most {most:N0}" : $"at least {least:N0}";
        told.WriteLine($"  {(kept ? "kept  " : "MISSED")}  {what}: {value:#,##0.#} {unit} ({bound})");
        return kept;
    }
}
