using Maestro.Cli.Commands;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Mutation;
using Maestro.Harness.Running;
using Maestro.Harness.Targets;
using Maestro.Harness.Verdicts;

namespace Maestro.Cli.Trust;

/// <summary>Everything that is bad on purpose is killed by what it declared, and the clean client passes the whole suite with the same seed.</summary>
internal sealed class KnownBadsPart(Frame frame) : ITrustPart
{
    private const string Clean = "clean";

    public string Name => "known-bads";

    public string Shows => "what is bad on purpose is caught, by the check that says it catches it, and what is not bad passes there";

    public async Task<Measured> MeasureAsync(PartRecord record, CancellationToken cancel)
    {
        var settings = frame.Settings;
        var project = new Project(settings);
        var profile = project.Target(Project.DefaultTarget);
        var bad = Mutants.Find(Path.Combine(settings.Root, MutantsCommand.KnownBadFolder), settings.Root);
        var clean = await CleanAsync(project, profile, record, cancel);
        var results = bad.Keys.Select(record.Find<MutantResult>).OfType<MutantResult>().ToList();
        var due = bad.Where(each => !results.Exists(result => result.Name == each.Key)).ToDictionary();
        Frame.Progress($"{results.Count} of {bad.Count} are known");
        results.AddRange(await new Mutants(project, record.Scratch, clean.Seed, settings.Workers, frame.Time).GoAsync(
            due, profile, clean, _ => { }, Keep, cancel));

        var others = results.Where(result => !result.Killed)
            .Select(result => result.Lacking is { } lacking ? $"not tried {result.Name}: {lacking}" : $"SURVIVED {result.Name}: {result.Why}");
        var kinds = bad.Values.GroupBy(each => each.Replaces).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {Word(kind.Key)}");
        return new Measured(
            clean.Verdict is Verdict.Passed && results.TrueForAll(result => result.Killed),
            [
                $"{TrustParts.Of(results.Count(result => result.Killed), bad.Count)} killed by what they declared ({string.Join(", ", kinds)})",
                $"with nothing bad, {TrustParts.Of(clean.Scenarios.Count(scenario => scenario.Verdict is Verdict.Passed), clean.Scenarios.Count)} scenarios pass with the same seed {clean.Seed}",
                .. others,
            ]);

        void Keep(MutantResult result)
        {
            if (result.Lacking is null)
            {
                record.Keep(result.Name, result);
            }

            MutantsCommand.Show(frame, result);
        }
    }

    /// <summary>
    /// The whole suite with nothing bad; the journal of an earlier one tells it again. On another machine, which has no journal, it runs with the same seed.
    /// </summary>
    private async Task<RunVerdict> CleanAsync(Project project, Profile profile, PartRecord record, CancellationToken cancel)
    {
        var seed = record.Find<string>(Clean);
        var folder = Path.Combine(record.Scratch, Clean);
        var journal = Path.Combine(folder, Journal.FileName);
        if (seed is not null && File.Exists(journal) && Journal.Read(journal) is var earlier && earlier.Events[^1] is RunEnded { Interrupted: false })
        {
            return Judge.Run(earlier);
        }

        Frame.Progress("the whole suite with nothing bad …");
        var variants = project.Scenarios([], profile);
        await using var stage = await project.SetStageAsync(profile, variants, Frame.Progress, cancel);
        var verdict = await Run.GoAsync(
            stage, variants, project.Canary(profile), folder, seed ?? Run.NewSeed(), new RunLimits(frame.Settings.Workers), new Unwatched(), cancel);
        cancel.ThrowIfCancellationRequested();
        record.Keep(Clean, verdict.Seed);
        return verdict;
    }

    private static string Word(Part part) => part switch
    {
        Part.Builds => "clients",
        Part.Service => "services",
        Part.Alerts => "sets of alert rules",
        _ => "runbook",
    };
}
