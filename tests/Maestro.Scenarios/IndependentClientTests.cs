using Maestro.Harness.History;
using Maestro.Harness.Mutation;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;

namespace Maestro.Scenarios;

/// <summary>
/// A client of another design (tests/independent-client) passes scenarios, and its defects are caught: what is checked is the contract, and
/// not the reference. A handful of scenarios here; all that its profile makes possible by `maestro run --target`.
/// </summary>
[NonParallelizable]
internal sealed class IndependentClientTests
{
    private const string File = "tests/independent-client/target.yaml";

    private static readonly Lazy<Profile> Bureau = new(() => TheProject.Project.Target(File));

    [Test]
    public async Task It_passes_what_the_reference_passes()
    {
        string[] files = ["approval/red-approved", "playbooks/receipt-conflicts/two-devices", "playbooks/offline/reload-and-drain", "safe-degrade/disabled/silent"];
        var run = await RunAsync(Bureau.Value, files);
        Assert.That(run.Scenarios.Select(Words), Is.All.StartsWith("Passed"));
        Assert.That((run.Verdict, run.Scenarios.Count, run.Doubts.Count), Is.EqualTo((Verdict.Passed, files.Length, 0)));
        Assert.That(run.Profile, Is.EqualTo(File), "what repeats one of its verdicts names the target");
    }

    [Test]
    public async Task What_cannot_be_seen_of_it_is_not_run()
    {
        var run = await RunAsync(Bureau.Value, ["operation/green-online"]);
        Assert.That(run.Scenarios.Select(Words), Is.EqualTo(["NotRun not observable: drive: plan"]));
    }

    /// <summary>In production and not ours to start: no control port, the browser's own routing, its own canary.</summary>
    [Test]
    public async Task Where_it_is_not_ours_what_can_be_seen_is_run()
    {
        var folder = Directory.CreateTempSubdirectory("maestro-elsewhere-").FullName;
        await using var service = await Service.StartAsync(Bureau.Value.NeedsService(), TheProject.Settings.Root, folder, 0, TestContext.CurrentContext.CancellationToken);
        var elsewhere = Bureau.Value with { Service = null, Origin = $"http://127.0.0.1:{service.Port}", Environment = TargetEnvironment.Production };

        var run = await RunAsync(elsewhere, ["approval/two-devices", "playbooks/receipt-conflicts/changed-parameters", "playbooks/partial-sync/service-fails"]);

        Assert.That(run.Scenarios.Select(Words).Distinct(), Is.EquivalentTo(["Passed", "NotRun not observable: service"]));
        Assert.That(run.Scenarios.Count(scenario => scenario.Verdict is Verdict.Passed), Is.EqualTo(2));
        Assert.That((run.Verdict, run.Doubts.Count), Is.EqualTo((Verdict.Passed, 0)));
    }

    [Test]
    public async Task Its_deliberate_defects_are_caught()
    {
        var folder = Directory.CreateTempSubdirectory("maestro-bureau-").FullName;
        var bad = Mutants.Find(Path.Combine(TheProject.Settings.Root, "tests/independent-client/known-bad"), TheProject.Settings.Root);
        var results = await new Mutants(TheProject.Project, folder, Run.NewSeed(), 2, TimeProvider.System).GoAsync(
            bad, File, TestContext.Progress.WriteLine, _ => { }, TestContext.CurrentContext.CancellationToken);
        Assert.That(results.Where(result => !result.Killed).Select(result => $"{result.Name}: {result.Why}"), Is.Empty);
        Assert.That(results, Has.Count.EqualTo(3));
    }

    private static async Task<RunVerdict> RunAsync(Profile profile, IReadOnlyList<string> files)
    {
        var cancel = TestContext.CurrentContext.CancellationToken;
        var variants = TheProject.Project.Scenarios([.. files.Select(file => $"scenarios/{file}.yaml")], profile);
        await using var stage = await TheProject.Project.SetStageAsync(profile, variants, TestContext.Progress.WriteLine, cancel);
        var folder = Directory.CreateTempSubdirectory("maestro-bureau-").FullName;
        return await Run.GoAsync(stage, variants, TheProject.Project.Canary(profile), folder, Run.NewSeed(), new RunLimits(2), new Unwatched(), cancel);
    }

    private static string Words(ScenarioVerdict verdict) => string.Join(' ', [
        verdict.Verdict.ToString(), .. verdict.Findings.Select(finding => finding.Says), .. verdict.Doubts, .. verdict.NotRunReason is { } why ? [why] : Array.Empty<string>()]);
}
