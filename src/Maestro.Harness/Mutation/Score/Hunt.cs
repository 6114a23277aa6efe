using System.Collections.Concurrent;
using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Mutation.Score;

/// <summary>A scenario that passes with no mutant on.</summary>
/// <param name="Milliseconds">How long that took.</param>
/// <param name="Mutants">The ids of those whose place it reaches.</param>
public sealed record Covering(ScenarioVariant Variant, double Milliseconds, IReadOnlySet<string> Mutants);

/// <summary>Runs the covering scenarios of a mutant, one after the other, until one kills it.</summary>
/// <param name="fit">The scenarios, the fastest first.</param>
public sealed class Hunt(Trials trials, ScoreLog log, IReadOnlyList<Covering> fit)
{
    private readonly ConcurrentBag<(string File, int Line, string Scenario)> _kills = [];

    /// <returns>What became of it, and whether any scenario was run for it: what an earlier run has found is not tried again.</returns>
    public async Task<(MutantFate Fate, bool Anew)> TryAsync(CodeMutant mutant, CancellationToken cancel)
    {
        var covering = fit.Where(each => each.Mutants.Contains(mutant.Id)).ToList();
        if (covering.Select(each => Known(mutant, each.Variant)).FirstOrDefault(trial => trial is { IsKill: true }) is { } before)
        {
            return (Killed(mutant, before, covering), false);
        }

        var anew = false;
        foreach (var each in InOrder(mutant, covering).Where(each => Known(mutant, each.Variant) is null))
        {
            anew = true;
            var trial = await trials.WithAsync(mutant, each.Variant, each.Milliseconds, cancel);
            log.Add(trial);
            if (trial.IsKill)
            {
                return (Killed(mutant, trial, covering), anew);
            }
        }

        return (new MutantFate(mutant, covering.Count == 0 ? Fate.NotCovered : Fate.Survived, "", "", Ids(covering)), anew);
    }

    /// <summary>What killed a mutant nearby comes first, and then the fastest: which of them kills is found sooner, whether one does is the same.</summary>
    private IEnumerable<Covering> InOrder(CodeMutant mutant, IReadOnlyList<Covering> covering)
    {
        var near = _kills.Where(kill => kill.File == mutant.File)
            .GroupBy(kill => kill.Scenario)
            .ToDictionary(kills => kills.Key, kills => kills.Min(kill => Math.Abs(kill.Line - mutant.Line)));
        return covering.OrderBy(each => near.GetValueOrDefault(each.Variant.Id, int.MaxValue));
    }

    private MutantFate Killed(CodeMutant mutant, Trial trial, IReadOnlyList<Covering> covering)
    {
        _kills.Add((mutant.File, mutant.Line, trial.Scenario));
        var fate = trial.Outcome is TrialOutcome.Failed ? Fate.Killed : Fate.TimedOut;
        return new MutantFate(mutant, fate, trial.Scenario, trial.Says ?? "", Ids(covering));
    }

    private Trial? Known(CodeMutant mutant, ScenarioVariant variant) => log.Find(mutant.Id, variant.Id, variant.SourceHash);

    private static IReadOnlyList<string> Ids(IReadOnlyList<Covering> covering) => [.. covering.Select(each => each.Variant.Id)];
}
