using System.Collections.Concurrent;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Mutation;

/// <summary>What became of a known-bad.</summary>
/// <param name="Kills">Where a declared scenario found what was declared, and passes with the same seed when nothing is bad.</param>
/// <param name="Why">Why it survived; empty when it was killed.</param>
/// <param name="Took">Until it was killed: of the scenario that was first to catch it. Of a survivor: all that was tried, its build included.</param>
/// <param name="Lacking">What the machine or the target lacks for every scenario that must catch it, so that it was not tried; null: it was.</param>
public sealed record MutantResult(string Name, string Title, IReadOnlyList<Kill> Kills, string Why, TimeSpan Took, string? Lacking = null)
{
    public bool Killed => Kills.Count > 0;

    public bool Survived => !Killed && Lacking is null;
}

/// <summary>Runs known-bads against the scenarios that must catch them.</summary>
public sealed class Mutants(Project project, string folder, string seed, int workers, TimeProvider time)
{
    private const string SmokeTag = "smoke";

    /// <summary>Several known-bads run at once, since each has few scenarios and waits for what it will not see.</summary>
    private const int WorkersEach = 2;

    private readonly Lock _reporting = new();

    /// <summary>The known-bads of a folder, by name.</summary>
    /// <exception cref="InputException">Every problem of every file.</exception>
    public static IReadOnlyDictionary<string, KnownBad> Find(string folder, string root)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"There is no folder {folder}.", "Known-bads are YAML files in known-bad/ beside the target's profile.");
        }

        return Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => YamlFile.Load<KnownBad>(file, root));
    }

    /// <param name="report">Told of each result as it comes.</param>
    public async Task<IReadOnlyList<MutantResult>> GoAsync(
        IReadOnlyDictionary<string, KnownBad> bad, string target, Action<string> progress, Action<MutantResult> report, CancellationToken cancel)
    {
        var profile = project.Target(target);
        var smoke = Smoke(project.Scenarios([], profile));
        var declared = bad.ToDictionary(each => each.Key, each => project.Scenarios(each.Value.KilledBy, profile));
        var variants = Distinct(declared.Values.SelectMany(each => each).Concat(smoke));
        var clean = await RunAsync("clean", profile, variants, project.Canary(profile), workers, progress, cancel);
        return await GoAsync(bad, profile, clean, progress, report, cancel);
    }

    /// <param name="clean">A run of this seed with nothing bad, of all scenarios that the known-bads declare and of the smoke scenarios.</param>
    /// <param name="report">Told of each result as it comes.</param>
    public async Task<IReadOnlyList<MutantResult>> GoAsync(
        IReadOnlyDictionary<string, KnownBad> bad, Profile profile, RunVerdict clean, Action<string> progress, Action<MutantResult> report, CancellationToken cancel)
    {
        var smoke = Smoke(project.Scenarios([], profile));
        var results = new ConcurrentDictionary<string, MutantResult>(StringComparer.Ordinal);
        var several = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, workers / WorkersEach), CancellationToken = cancel };
        await Parallel.ForEachAsync(bad, several, async (each, stop) =>
        {
            var (name, one) = each;
            progress($"{name} …");
            var result = await TryAsync(name, one, profile, clean, smoke, progress, stop);
            results[name] = result;
            lock (_reporting)
            {
                report(result);
            }
        });
        return [.. bad.Keys.Select(name => results[name])];
    }

    /// <summary>One that does not fit or does not build survives, and leaves the others alone.</summary>
    private async Task<MutantResult> TryAsync(
        string name, KnownBad bad, Profile profile, RunVerdict clean, IReadOnlyList<ScenarioVariant> smoke, Action<string> progress, CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        MutantResult Survivor(string why) => new(name, bad.Title, [], why, time.GetElapsedTime(since));
        try
        {
            var declared = project.Scenarios(bad.KilledBy, profile);
            if (await LackingAsync(declared, profile, cancel) is { } lacking)
            {
                return new MutantResult(name, bad.Title, [], "", TimeSpan.Zero, lacking);
            }

            var withBad = await new KnownBadCopy(project.Settings).BuildAsync(profile, name, bad, cancel);
            var variants = Distinct(declared.Concat(bad.FailsSmoke ? [] : smoke));
            var run = await RunAsync(name, withBad, variants, null, WorkersEach, progress, cancel);
            var (kills, why) = Outcome(name, bad, [.. declared.Select(variant => variant.Id)], run, clean);
            if (kills.Count > 0)
            {
                var first = run.Scenarios.Where(scenario => kills.Any(kill => kill.Scenario == scenario.Id)).Min(scenario => scenario.Milliseconds);
                return new MutantResult(name, bad.Title, kills, why, TimeSpan.FromMilliseconds(first));
            }

            var rest = project.Scenarios([], profile).ExceptBy(variants.Select(variant => variant.Id), variant => variant.Id).ToList();
            var whole = await RunAsync($"{name}-whole-suite", withBad, rest, null, WorkersEach, progress, cancel);
            return Survivor($"{why}{Elsewhere(whole)}");
        }
        catch (InputException e)
        {
            return Survivor(e.Message);
        }
    }

    /// <returns>Why none of them can be run here, as the first says; null when one can.</returns>
    private async Task<string?> LackingAsync(IReadOnlyList<ScenarioVariant> declared, Profile profile, CancellationToken cancel)
    {
        string? first = null;
        foreach (var variant in declared)
        {
            if (await Runnable.WhyNotAsync(variant.Scenario, profile, project.Settings, cancel) is not { } lacking)
            {
                return null;
            }

            first ??= lacking;
        }

        return first;
    }

    /// <summary>Whether any of the scenarios that it did not declare notices a survivor.</summary>
    private static string Elsewhere(RunVerdict whole)
    {
        var failed = whole.Scenarios.Where(scenario => scenario.Verdict is Verdict.Failed).ToList();
        return failed.Count == 0
            ? "\n          and nothing in the whole suite notices it"
            : string.Concat(failed.Select(scenario => $"\n          not declared: {Seen(scenario)}"));
    }

    /// <summary>Crashes, timeouts and unknown verdicts kill nothing.</summary>
    public static (IReadOnlyList<Kill> Kills, string Why) Outcome(
        string name, KnownBad bad, IReadOnlyList<string> declared, RunVerdict run, RunVerdict clean)
    {
        var byOthers = run.Scenarios.FirstOrDefault(scenario => !declared.Contains(scenario.Id) && scenario.Verdict is Verdict.Failed);
        if (byOthers is not null)
        {
            return ([], $"it fails the smoke scenario {byOthers.Id}: too broken to tell anything");
        }

        var passesClean = clean.Scenarios.Where(scenario => scenario.Verdict is Verdict.Passed).Select(scenario => scenario.Id).ToHashSet();
        var found = run.Scenarios.Where(scenario => declared.Contains(scenario.Id))
            .SelectMany(scenario => scenario.Findings.Select(finding => new Kill(
                name, scenario.Id, [.. finding.Claims.Intersect(bad.Breaks.Claims)], finding.Guarantee, finding.Line, finding.Says)))
            .Where(kill => kill.Claims.Count > 0 && bad.Breaks.Guarantees.Contains(kill.Guarantee))
            .ToList();
        var kills = found.FindAll(kill => passesClean.Contains(kill.Scenario));
        return kills.Count > 0 ? (kills, "")
            : found.Count > 0 ? ([], $"{found[0].Scenario} does not pass when nothing is bad")
            : ([], $"no declared guarantee found it: {string.Join(" | ", run.Scenarios.Select(Seen))}");
    }

    private static string Seen(ScenarioVerdict scenario) =>
        $"{scenario.Id} {VerdictWord(scenario)}{string.Concat(scenario.Findings.Select(finding => $"; {finding.Guarantee} ({string.Join(", ", finding.Claims)}): {finding.Says}"))}"
        + string.Concat(scenario.Doubts.Select(doubt => $"; doubt: {doubt}"));

    private static List<ScenarioVariant> Smoke(IReadOnlyList<ScenarioVariant> all) =>
        [.. all.Where(variant => variant.Scenario.Tags?.Contains(SmokeTag) is true)];

    private static string VerdictWord(ScenarioVerdict scenario) => scenario.Verdict.ToString().ToLowerInvariant();

    private async Task<RunVerdict> RunAsync(
        string name,
        Profile profile,
        IReadOnlyList<ScenarioVariant> variants,
        ScenarioVariant? canary,
        int atOnce,
        Action<string> progress,
        CancellationToken cancel)
    {
        await using var stage = await project.SetStageAsync(profile, variants, progress, cancel);
        return await Run.GoAsync(stage, variants, canary, Path.Combine(folder, name), seed, new RunLimits(atOnce), new Unwatched(), cancel);
    }

    private static List<ScenarioVariant> Distinct(IEnumerable<ScenarioVariant> variants) =>
        [.. variants.DistinctBy(variant => variant.Id)];
}
