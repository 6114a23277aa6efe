using System.Collections.Concurrent;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Setup;

namespace Maestro.Harness.Mutation.Score;

/// <summary>What became of a mutant.</summary>
public enum Fate
{
    Killed,
    TimedOut,
    Survived,

    /// <summary>No scenario reaches its place: it has survived, too.</summary>
    NotCovered,
}

/// <param name="By">The scenario that killed it; empty when none did.</param>
/// <param name="Says">What it found.</param>
/// <param name="Covering">The scenarios that reach its place, the fastest first.</param>
public sealed record MutantFate(CodeMutant Mutant, Fate Fate, string By, string Says, IReadOnlyList<string> Covering)
{
    public bool IsKilled => Fate is Fate.Killed or Fate.TimedOut;
}

/// <param name="State">Of the sources, as a hash.</param>
/// <param name="Of">How many mutants there are in the chosen modules; more than <paramref name="Fates"/> where a sample was drawn.</param>
/// <param name="Scenarios">How many scenarios pass when no mutant is on; the others kill nothing.</param>
/// <param name="Unfit">The scenarios that were run and do not pass when no mutant is on.</param>
public sealed record ScoreResult(string State, int Of, int Scenarios, IReadOnlyList<string> Unfit, IReadOnlyList<MutantFate> Fates)
{
    /// <summary>In percent.</summary>
    public double Score => Fates.Count == 0 ? 0 : 100.0 * Fates.Count(fate => fate.IsKilled) / Fates.Count;
}

/// <summary>What is to be scored.</summary>
/// <param name="Modules">By name; none means all.</param>
/// <param name="Scenarios">Files or folders that may kill; none means all. With fewer the score is at most lower.</param>
/// <param name="Sample">How many mutants of them; null: all.</param>
/// <param name="Seed">Draws the sample.</param>
public sealed record ScoreOrder(IReadOnlyList<string> Modules, IReadOnlyList<string> Scenarios, int? Sample, string Seed);

/// <summary>Told how far it is.</summary>
public interface IScoreWatcher
{
    /// <param name="total">Mutants in all.</param>
    void Begins(int total);

    /// <param name="anew">Whether any scenario was run for it now; otherwise all was known from an earlier run.</param>
    void Decided(MutantFate fate, bool anew);
}

/// <summary>
/// The mutation score: of the mutants of the client's modules, how many does a scenario notice? Nobody has chosen the mutants, none is
/// left out, and what no scenario reaches counts as survived.
/// </summary>
public sealed class MutationScore(Project project, TimeProvider time)
{
    private const string NoMutant = "";

    private readonly Lock _telling = new();

    /// <param name="target">The profile's file.</param>
    /// <exception cref="InputException">A module is not there, or the instrumented client does not build.</exception>
    public async Task<ScoreResult> GoAsync(
        ScoreOrder order, string target, Action<string> progress, IScoreWatcher watch, CancellationToken cancel)
    {
        var settings = project.Settings;
        using var turn = await FileLock.TakeAsync(
            Path.Combine(settings.Work, "score.lock"), () => progress("Another process is at the mutation score; waiting for it …"), cancel);
        var choice = ScoreChoice.Load(settings.Root);
        var files = choice.FilesOf(order.Modules);
        var copy = await InstrumentedCopy.BuildAsync(settings, project.Target(target), choice, progress, cancel);
        var all = copy.Mutants.Where(mutant => files.Contains(mutant.File)).ToList();
        var chosen = CodeMutant.Sample(all, order.Sample, order.Seed);

        var variants = project.Scenarios(order.Scenarios, copy.Profile);
        await using var stage = await project.SetStageAsync(copy.Profile, variants, progress, cancel);
        using var log = new ScoreLog(Path.Combine(copy.Folder, $"{copy.State}.jsonl"));
        var trials = new Trials(stage, time);
        var (fit, unfit) = await CleanAsync(trials, log, variants, progress, cancel);

        watch.Begins(chosen.Count);
        var fates = new ConcurrentDictionary<string, MutantFate>();
        var hunt = new Hunt(trials, log, fit);
        await Parallel.ForEachAsync(chosen, Several(cancel), async (mutant, stop) =>
        {
            var (fate, anew) = await hunt.TryAsync(mutant, stop);
            fates[mutant.Id] = fate;
            lock (_telling)
            {
                watch.Decided(fate, anew);
            }
        });
        return new ScoreResult(copy.State, all.Count, fit.Count, unfit, [.. chosen.Select(mutant => fates[mutant.Id])]);
    }

    /// <summary>Every scenario with no mutant on, unless it is known from an earlier run. What the machine cannot run is left out.</summary>
    private async Task<(IReadOnlyList<Covering> Fit, IReadOnlyList<string> Unfit)> CleanAsync(
        Trials trials, ScoreLog log, IReadOnlyList<ScenarioVariant> variants, Action<string> progress, CancellationToken cancel)
    {
        var fit = new ConcurrentBag<Covering>();
        var unfit = new ConcurrentBag<string>();
        var due = variants.Count(variant => Known(variant) is null);
        progress(due == 0 ? "every scenario is known with no mutant on" : $"{due} scenarios with no mutant on …");
        await Parallel.ForEachAsync(variants, Several(cancel), async (variant, stop) =>
        {
            if (await Runnable.WhyNotAsync(variant.Scenario, trials.Profile, project.Settings, stop) is not null)
            {
                return;
            }

            var known = Known(variant);
            var clean = known ?? await trials.CleanAsync(variant, stop);
            if (known is null)
            {
                log.Add(clean);
            }

            if (clean.Outcome is TrialOutcome.Passed)
            {
                fit.Add(new Covering(variant, clean.Milliseconds, clean.Covered!.ToHashSet()));
            }
            else
            {
                unfit.Add($"{variant.Id}: {clean.Says}");
            }
        });
        return ([.. fit.OrderBy(each => each.Milliseconds)], [.. unfit.Order(StringComparer.Ordinal)]);

        Trial? Known(ScenarioVariant variant) =>
            log.Find(NoMutant, variant.Id, variant.SourceHash) is { Outcome: TrialOutcome.Passed } clean ? clean : null;
    }

    private ParallelOptions Several(CancellationToken cancel) =>
        new() { MaxDegreeOfParallelism = project.Settings.Workers, CancellationToken = cancel };
}
