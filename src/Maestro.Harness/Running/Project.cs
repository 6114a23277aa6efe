using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Playbooks;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Scenarios.Schema;
using Maestro.Harness.Setup;
using Maestro.Harness.Targets;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Running;

/// <summary>The project on disk: its scenarios, its claims, its target profiles.</summary>
public sealed class Project(Settings settings)
{
    public const string DefaultTarget = "fixtures/targets/reference.yaml";

    /// <summary>What `--target` takes to run against it: its file, from the project's root; null for the default.</summary>
    public static string? TargetOption(Profile profile) => profile.Place.File is null or DefaultTarget ? null : profile.Place.File;

    /// <summary>Every word that a scenario may use.</summary>
    public static Catalog Words { get; } = new(typeof(Project).Assembly);

    public Settings Settings => settings;

    /// <param name="paths">Files or folders; none means all of `scenarios/`.</param>
    /// <param name="profile">The target: scenarios use names of it.</param>
    /// <exception cref="InputException">Every problem of every file, each with its place.</exception>
    public IReadOnlyList<ScenarioVariant> Scenarios(IReadOnlyList<string> paths, Profile profile)
    {
        var claims = KnownClaims();
        var words = Known(profile);
        var problems = new List<InputProblem>();
        var variants = new List<ScenarioVariant>();
        foreach (var file in ScenarioFolder.Find(paths, settings.Root))
        {
            try
            {
                var ofFile = ScenarioFile.Load(file, settings.Root, Words, claims);
                problems.AddRange(ofFile.SelectMany(variant => ScenarioChecks.Problems(variant, words)).Distinct());
                variants.AddRange(ofFile);
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        return problems.Count == 0 ? variants : throw new InputException(problems);
    }

    /// <summary>The scenario that must fail in every run (docs/decisions/verdicts.md): the usual one, or that of a target whose deployments are not ours.</summary>
    /// <exception cref="InputException">Every problem of its file, each with its place.</exception>
    public ScenarioVariant Canary(Profile profile)
    {
        var usual = Canary(ScenarioFolder.Canary, profile);
        return Runnable.WhyNot(usual.Scenario, profile) is null ? usual : Canary(ScenarioFolder.CanaryElsewhere, profile);
    }

    private ScenarioVariant Canary(string name, Profile profile)
    {
        var canary = ScenarioFile.Load(Path.Combine(settings.Root, ScenarioFolder.Name, name), settings.Root, Words, KnownClaims())[0];
        var problems = ScenarioChecks.Problems(canary, Known(profile)).ToList();
        return problems.Count == 0 ? canary : throw new InputException(problems);
    }

    /// <summary>What `quarantine.yaml` says, if there is one.</summary>
    /// <param name="profile">The target: scenarios use names of it.</param>
    /// <exception cref="InputException">Every problem of the file, or of a scenario, each with its place.</exception>
    public IReadOnlyList<QuarantinedScenario> Quarantined(Profile profile) =>
        QuarantineFile.Load(settings.Root, () => [.. Scenarios([], profile).Select(variant => variant.Id)]);

    /// <exception cref="InputException">Every problem of the file, each with its place.</exception>
    public Profile Target(string file)
    {
        var profile = YamlFile.Load<Profile>(Path.GetFullPath(file, settings.Root), settings.Root, Words);
        var problems = ProfileChecks.Problems(profile, KnownClaims()).ToList();
        return problems.Count == 0 ? profile : throw new InputException(problems);
    }

    /// <summary>The schema of scenario files, by which editors complete and explain them: where it lies, and what belongs in it.</summary>
    /// <exception cref="InputException">A problem of the claims' file.</exception>
    public (string File, string Text) Schema() =>
        (Path.Combine(settings.Root, ScenarioFolder.Name, ScenarioSchema.FileName), SchemaOf(typeof(Scenario)));

    /// <summary>The schema of files that hold such a record, with every word of a scenario in it.</summary>
    /// <exception cref="InputException">A problem of the claims' file.</exception>
    public string SchemaOf(Type record) =>
        new ScenarioSchema(
            record,
            Words,
            [
                new("claim", ["claims", "proves"], KnownClaims().Values.Select(claim => (claim.Id, (string?)claim.Says))),
                new("guarantee", ["guarantee"], AllGuarantees.ByName.Values.Select(each => (each.Name, (string?)each.Says))),
                new("playbook", ["playbook"], AllPlaybooks.ByName.Values.Select(each => (each.Name, Summaries.Of(each.GetType())))),
            ]).Text();

    /// <summary>The page about the history: where it lies, and its text with every event as the source has it.</summary>
    public (string File, string Text) History()
    {
        var file = Path.Combine(settings.Root, HistoryPage.FileName);
        return (file, HistoryPage.Written(File.ReadAllText(file)));
    }

    private Vocabulary Known(Profile profile) => Vocabulary.Of(Target(DefaultTarget), profile);

    private IReadOnlyDictionary<string, Claim> KnownClaims() =>
        Claims.Load(Path.Combine(settings.Root, ScenarioFolder.Name, Claims.FileName), settings.Root);

    /// <summary>Builds what the profile asks for, finds the browser, and starts browser and service.</summary>
    /// <param name="variants">What is going to be run: what they need is fetched where that can be done.</param>
    /// <param name="progress">Told what is being done, one line each.</param>
    public async Task<Stage> SetStageAsync(
        Profile profile, IReadOnlyList<ScenarioVariant> variants, Action<string> progress, CancellationToken cancel)
    {
        await Needs.FetchAsync(variants, settings, progress, cancel);
        var browser = await Requirements.EnsureAsync(settings, progress, cancel);
        await new ClientPreparation(settings.Root, settings.Work).PrepareAsync(profile.Prepare ?? [], progress, cancel);
        return await Stage.SetAsync(settings, profile, browser, cancel);
    }
}
