using System.Collections.Concurrent;
using Maestro.Harness.History;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Mutation.Score;

/// <summary>Runs single scenarios on the instrumented client, with one mutant on or with none.</summary>
public sealed class Trials(Stage stage, TimeProvider time)
{
    /// <summary>A clean run takes less than the limit by more than this, or a run beyond the limit kills nothing.</summary>
    private const int Margin = 5;

    /// <summary>As data of all trials come from one word, a scenario differs from its clean run by the mutant alone.</summary>
    private const string Seed = "mutation-score";

    /// <summary>The target of all trials.</summary>
    public Profile Profile => stage.Profile;

    /// <summary>With no mutant on; tells the mutants whose place is reached.</summary>
    public async Task<Trial> CleanAsync(ScenarioVariant variant, CancellationToken cancel)
    {
        var covered = new ConcurrentDictionary<string, bool>();
        var (verdict, milliseconds) = await RunAsync(variant, context => MutantSwitch.CoverAsync(context, covered), Timeout.InfiniteTimeSpan, cancel);
        var outcome = verdict!.Verdict switch
        {
            Verdict.Passed => TrialOutcome.Passed,
            Verdict.Failed => TrialOutcome.Failed,
            _ => TrialOutcome.Unknown,
        };
        return new Trial("", variant.Id, variant.SourceHash, outcome, milliseconds, Says(verdict), [.. covered.Keys]);
    }

    /// <summary>With the mutant on. A kill must be confirmed: with it off the scenario passes at once afterwards.</summary>
    /// <param name="clean">How long the clean run took, in milliseconds.</param>
    public async Task<Trial> WithAsync(CodeMutant mutant, ScenarioVariant variant, double clean, CancellationToken cancel)
    {
        var limit = Limit(clean, stage.Settings.OpenTimeout);
        var (verdict, milliseconds) = await RunAsync(variant, context => MutantSwitch.OnAsync(context, mutant.Id), limit, cancel);
        var outcome = Outcome(verdict?.Verdict, milliseconds, limit);
        if (outcome is TrialOutcome.Failed or TrialOutcome.TimedOut)
        {
            var (off, took) = await RunAsync(variant, _ => Task.CompletedTask, limit, cancel);
            outcome = off?.Verdict is Verdict.Passed && (outcome is TrialOutcome.Failed || took * Margin < limit.TotalMilliseconds)
                ? outcome
                : TrialOutcome.Unknown;
        }

        return new Trial(mutant.Id, variant.Id, variant.SourceHash, outcome, milliseconds, Says(verdict));
    }

    /// <summary>How long a scenario may take with a mutant on: as long as a page may take to open, or more than five times its clean run.</summary>
    /// <param name="clean">In milliseconds.</param>
    public static TimeSpan Limit(double clean, TimeSpan open) => TimeSpan.FromMilliseconds(Math.Max(open.TotalMilliseconds, (Margin + 1) * clean));

    /// <summary>A finding kills, however late; what lasts beyond the limit without one has timed out.</summary>
    /// <param name="verdict">Null: it was cut off.</param>
    public static TrialOutcome Outcome(Verdict? verdict, double milliseconds, TimeSpan limit) =>
        verdict is Verdict.Failed ? TrialOutcome.Failed
        : verdict is null || milliseconds > limit.TotalMilliseconds ? TrialOutcome.TimedOut
        : verdict is Verdict.Passed ? TrialOutcome.Passed
        : TrialOutcome.Unknown;

    /// <returns>The verdict, null when it was cut off at the limit, and how long it took, tear-down included.</returns>
    private async Task<(ScenarioVerdict? Verdict, double Milliseconds)> RunAsync(
        ScenarioVariant variant, Func<IBrowserContext, Task> prepareAsync, TimeSpan limit, CancellationToken cancel)
    {
        using var recorder = new Recorder(Stream.Null, time);
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        var since = time.GetTimestamp();
        var began = false;
        recorder.Listen(_ =>
        {
            if (!began)
            {
                // Waiting for its turn does not count.
                began = true;
                since = time.GetTimestamp();
                late.CancelAfter(limit);
            }
        });
        ScenarioVerdict? verdict = null;
        try
        {
            verdict = await new ScenarioRunner(stage, recorder, new Actuator(), time, prepareAsync)
                .RunAsync(variant, Run.SeedOf(Seed, variant.Id), either.Token);
        }
        catch (Exception) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            // Cut off: no verdict.
        }

        return stage.Browser.IsConnected
            ? (verdict, time.GetElapsedTime(since).TotalMilliseconds)
            : throw new InputException("The browser that all trials share is gone.", "Run it again: it goes on where it was.");
    }

    private static string? Says(ScenarioVerdict? verdict) => verdict?.Findings.FirstOrDefault() is { } finding
        ? $"{finding.Guarantee} ({string.Join(", ", finding.Claims)}): {finding.Says}"
        : verdict?.Doubts.FirstOrDefault();
}
