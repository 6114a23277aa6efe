using Maestro.Harness.History;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Mutation;

/// <summary>What became of a known-bad client.</summary>
/// <param name="Killed">A declared scenario found what was declared, and the clean client passes that scenario with the same seed.</param>
/// <param name="By">The finding, or why it survived.</param>
public sealed record MutantResult(string Name, string Title, bool Killed, string By, TimeSpan Time);

/// <summary>Runs known-bad clients against the scenarios that must catch them.</summary>
public sealed class Mutants(Project project, string folder, string seed, int workers, TimeProvider time)
{
    private const string SmokeTag = "smoke";

    /// <summary>The known-bad clients of a folder, by name.</summary>
    /// <exception cref="InputException">Every problem of every file.</exception>
    public static IReadOnlyDictionary<string, KnownBad> Find(string folder, string root)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"There is no folder {folder}.", "Known-bad clients are YAML files in fixtures/known-bad.");
        }

        return Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => YamlFile.Load<KnownBad>(file, root));
    }

    /// <param name="report">Told of each result as it comes.</param>
    public async Task<IReadOnlyList<MutantResult>> GoAsync(
        IReadOnlyDictionary<string, KnownBad> bad, string target, Action<string> progress, Action<MutantResult> report, CancellationToken cancel)
    {
        var smoke = project.Scenarios([], project.Target(target)).Where(variant => variant.Scenario.Tags?.Contains(SmokeTag) is true).ToList();
        var declared = bad.ToDictionary(each => each.Key, each => project.Scenarios(each.Value.KilledBy, project.Target(target)));
        await Needs.FetchAsync(declared.Values.SelectMany(variants => variants), project.Settings, progress, cancel);
        var clean = await RunAsync("clean", null, target, Distinct(declared.Values.SelectMany(variants => variants).Concat(smoke)), progress, cancel);
        var results = new List<MutantResult>();
        foreach (var (name, client) in bad)
        {
            var since = time.GetTimestamp();
            progress($"{name} …");
            var builds = await new KnownBadCopy(project.Settings).BuildAsync(name, client, cancel);
            var run = await RunAsync(name, builds, target, Distinct(declared[name].Concat(client.FailsSmoke ? [] : smoke)), progress, cancel);
            var (killed, by) = Outcome(client, [.. declared[name].Select(variant => variant.Id)], run, clean);
            results.Add(new MutantResult(name, client.Title, killed, by, time.GetElapsedTime(since)));
            report(results[^1]);
        }

        return results;
    }

    /// <summary>Crashes, timeouts and unknown verdicts kill nothing.</summary>
    public static (bool Killed, string By) Outcome(KnownBad bad, IReadOnlyList<string> declared, RunVerdict run, RunVerdict clean)
    {
        var passesClean = clean.Scenarios.Where(scenario => scenario.Verdict is Verdict.Passed).Select(scenario => scenario.Id).ToHashSet();
        var byOthers = run.Scenarios.FirstOrDefault(scenario => !declared.Contains(scenario.Id) && scenario.Verdict is Verdict.Failed);
        if (byOthers is not null)
        {
            return (false, $"it fails the smoke scenario {byOthers.Id}: too broken to tell anything");
        }

        foreach (var scenario in run.Scenarios.Where(scenario => declared.Contains(scenario.Id)))
        {
            var killer = scenario.Findings.FirstOrDefault(finding =>
                bad.Breaks.Guarantees.Contains(finding.Guarantee) && finding.Claims.Intersect(bad.Breaks.Claims).Any());
            if (killer is null)
            {
                continue;
            }

            return passesClean.Contains(scenario.Id)
                ? (true, $"{scenario.Id}: {killer.Guarantee} ({string.Join(", ", killer.Claims.Intersect(bad.Breaks.Claims))}): {killer.Says}")
                : (false, $"{scenario.Id} does not pass with the clean client");
        }

        var seen = run.Scenarios.Select(scenario =>
            $"{scenario.Id} {VerdictWord(scenario)}{string.Concat(scenario.Findings.Select(finding => $"; {finding.Guarantee}: {finding.Says}"))}");
        return (false, $"no declared guarantee found it: {string.Join(" | ", seen)}");
    }

    private static string VerdictWord(ScenarioVerdict scenario) => scenario.Verdict.ToString().ToLowerInvariant();

    private async Task<RunVerdict> RunAsync(
        string name, string? builds, string target, IReadOnlyList<ScenarioVariant> variants, Action<string> progress, CancellationToken cancel)
    {
        var profile = project.Target(target);
        await using var stage = await project.SetStageAsync(profile, builds, progress, cancel);
        return await Run.GoAsync(stage, variants, Path.Combine(folder, name), seed, workers, new Silent(), cancel);
    }

    private static List<ScenarioVariant> Distinct(IEnumerable<ScenarioVariant> variants) =>
        [.. variants.DistinctBy(variant => variant.Id)];

    private sealed class Silent : IRunWatcher
    {
        public void Happened(HistoryEvent happened) { }

        public void Judged(ScenarioVerdict verdict) { }
    }
}
