using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Running;

/// <summary>A run: many scenarios on one stage, one journal, one verdict.</summary>
public static class Run
{
    /// <param name="canary">The scenario that must fail, beside the others; null: a run that nobody's trust depends on.</param>
    /// <param name="folder">Receives the journal; created.</param>
    /// <param name="seed">Everything random of the run comes from it; <see cref="NewSeed"/> makes one.</param>
    /// <param name="shard">Of what the scenarios are a part; null: they are the whole.</param>
    /// <param name="quarantine">Scenarios whose verdict does not count, as their file says; null: none.</param>
    /// <param name="watch">Told of every event, in order, and of each verdict; be brief.</param>
    /// <param name="limits">The canary has one attempt and no limit.</param>
    /// <param name="beforeStep">The canary does without; null: nothing.</param>
    /// <returns>The verdict, judged from the journal that was written. An interrupted run has one too.</returns>
    public static async Task<RunVerdict> GoAsync(
        Stage stage,
        IReadOnlyList<ScenarioVariant> variants,
        ScenarioVariant? canary,
        string folder,
        string seed,
        RunLimits limits,
        IRunWatcher watch,
        CancellationToken cancel,
        ShardOfRun? shard = null,
        IReadOnlyList<QuarantinedScenario>? quarantine = null,
        BeforeStep? beforeStep = null)
    {
        var time = TimeProvider.System;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, Journal.FileName);
        var told = new ConcurrentDictionary<string, Verdict>(StringComparer.Ordinal);
        using (var recorder = new Recorder(new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read), time))
        {
            recorder.Listen(watch.Happened);
            var start = new RunStarted(
                HistoryJson.FormatVersion,
                seed,
                stage.Profile.Name,
                stage.BrowserName,
                [.. variants.Select(variant => variant.Id)],
                canary?.Id,
                time.GetUtcNow(),
                shard,
                quarantine is { Count: > 0 } ? quarantine : null,
                Project.TargetOption(stage.Profile));
            recorder.Record(start);
            var runner = new ScenarioRunner(stage, recorder, new Actuator(), time, folder: folder, beforeStep: beforeStep);

            // What is caught on purpose leaves no pictures.
            var catcher = new ScenarioRunner(stage, recorder, new Actuator(), time);

            // Each attempt has the same seed: it is the same story.
            var trying = new Trying(
                (variant, attempt) => runner.RunAsync(variant, SeedOf(seed, variant.Id), cancel, attempt), runner.LeaveOut, verdict => Quarantine.Mark(verdict, start), limits, time);
            try
            {
                await Parallel.ForEachAsync(
                    LongestFirst(variants).Prepend(canary).OfType<ScenarioVariant>(),
                    new ParallelOptions { MaxDegreeOfParallelism = limits.Workers, CancellationToken = cancel },
                    async (variant, _) =>
                    {
                        if (variant == canary)
                        {
                            await catcher.RunAsync(variant, SeedOf(seed, variant.Id), cancel);
                            return;
                        }

                        var verdict = await trying.TryAsync(variant);
                        told[variant.Id] = verdict.Verdict;
                        watch.Judged(verdict);
                    });
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // The journal says so; the verdict follows from it.
            }

            recorder.Record(new RunEnded(cancel.IsCancellationRequested));
        }

        return Agreed(Judge.Run(Journal.Read(file)), told);
    }

    /// <summary>What was told while the run went must be what its journal says.</summary>
    private static RunVerdict Agreed(RunVerdict stored, IReadOnlyDictionary<string, Verdict> told)
    {
        var differing = stored.Scenarios
            .Where(scenario => told.TryGetValue(scenario.Id, out var live) && live != scenario.Verdict)
            .Select(scenario => $"{scenario.Id} was told as {told[scenario.Id]}; its journal says {scenario.Verdict}")
            .ToList();
        return differing.Count == 0 ? stored : stored with
        {
            Doubts = [.. stored.Doubts, .. differing],
            Verdict = stored.Verdict < Verdict.Unknown ? Verdict.Unknown : stored.Verdict,
        };
    }

    /// <summary>Eight hexadecimal digits.</summary>
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>A scenario's own seed: the same whatever else runs beside it.</summary>
    public static int SeedOf(string seed, string scenario) =>
        BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{scenario}")));

    /// <summary>
    /// Scenarios with browsers of their own take longest: begun first, they do not end last. Those that run alone come at the end, when
    /// nobody waits for them.
    /// </summary>
    private static IEnumerable<ScenarioVariant> LongestFirst(IEnumerable<ScenarioVariant> variants) => variants
        .OrderBy(variant => variant.Scenario.Alone)
        .ThenByDescending(variant => variant.Scenario.Devices?.Values.Count(device => device.Storage is not Backend.Memory) ?? 0);
}

/// <summary>Looks on while a run goes.</summary>
public interface IRunWatcher
{
    void Happened(HistoryEvent happened);

    void Judged(ScenarioVerdict verdict);
}

/// <summary>Nobody looks on: the run's verdict and its journal tell all.</summary>
public sealed class Unwatched : IRunWatcher
{
    public void Happened(HistoryEvent happened) { }

    public void Judged(ScenarioVerdict verdict) { }
}
