using Maestro.Harness.Gating;
using Maestro.Harness.Mutation;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Verdicts;

namespace Maestro.Scenarios;

/// <summary>That the project's own gate is green on the reference client and red on clients that are bad on purpose, by claims that they break.</summary>
internal sealed class GateProofTests
{
    private static readonly string[] Bad =
        ["claim-after-effect", "syncs-plaintext", "hold-lost-on-reload", "effect-before-the-gates", "both-tabs-drain"];

    private static readonly IReadOnlyDictionary<string, KnownBad> KnownBads = Bad.ToDictionary(
        name => name, name => YamlFile.Load<KnownBad>(Path.Combine(TheProject.Settings.Root, "fixtures/known-bad", $"{name}.yaml"), TheProject.Settings.Root));

    /// <summary>What catches any of them: the same for all, so that green and red are about the same scenarios.</summary>
    private static IReadOnlyList<ScenarioVariant> Variants => TheProject.Project.Scenarios(
        [.. KnownBads.Values.SelectMany(bad => bad.KilledBy).Distinct()], TheProject.Target);

    [Test]
    public async Task It_is_green_on_the_reference_client()
    {
        var gate = await GateAsync(TheProject.Target);
        Assert.That(gate.Reasons.Select(reason => reason.Says), Is.Empty);
        Assert.That(gate.Verdict, Is.EqualTo(Verdict.Passed));
    }

    [TestCaseSource(nameof(Bad))]
    public async Task It_is_red_on_a_client_that_is_bad_on_purpose(string name)
    {
        var bad = KnownBads[name];
        var gate = await GateAsync(await new KnownBadCopy(TheProject.Settings).BuildAsync(
            TheProject.Target, name, bad, TestContext.CurrentContext.CancellationToken));
        var broken = gate.Claims.Where(claim => claim is { Blocks: true, Standing: Standing.Broken }).Select(claim => claim.Claim.Id).ToList();
        Assert.That(gate.Verdict, Is.EqualTo(Verdict.Failed), string.Join('\n', gate.Reasons.Select(reason => reason.Says)));
        Assert.That(broken.Intersect(bad.Breaks.Claims), Is.Not.Empty, string.Join(", ", broken));
    }

    private static async Task<GateDecision> GateAsync(Profile profile)
    {
        var cancel = TestContext.CurrentContext.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("maestro-gate-").FullName;
        try
        {
            var variants = Variants;
            await using var stage = await TheProject.Project.SetStageAsync(profile, variants, TestContext.Progress.WriteLine, cancel);
            var run = await Run.GoAsync(
                stage, variants, TheProject.Project.Canary(profile), folder, Run.NewSeed(), new RunLimits(2), new Unwatched(), cancel);
            var policy = GatePolicy.Load(GatePolicy.FileName, TheProject.Settings.Root, TheProject.Claims);
            return Gate.Decide(policy, TheProject.Claims, [.. variants.Select(PlannedScenario.Of)], run, profile.Name, accepted: null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
