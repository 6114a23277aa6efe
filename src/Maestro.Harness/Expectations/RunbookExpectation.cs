using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Playbooks;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>That the profile's runbook and the scenarios agree: each claim has its statement, each statement the scenarios that show it.</summary>
[Keyword("runbook")]
[Example("expect: { runbook: linked }")]
public sealed record RunbookExpectation(
    [Description("linked, the only one there is")] [OneOf("linked")] string Runbook) : Expectation, IObserved, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Runbook];

    public string Words => "the runbook to tell of every claim, and to link the scenarios that show it";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var profile = world.Stage.Profile;
        var file = profile.Runbook ?? throw new InputException(
            $"The profile {profile.Name} names no runbook.", "Say where it is: `runbook: docs/runbook.md`.");
        var text = await File.ReadAllTextAsync(Path.Combine(world.Settings.Root, file), cancel);
        var problems = Scenarios.Runbook.Problems(text, Facts(world.Settings.Root));
        return new Observation(problems.Count == 0, new JsonArray([.. problems.Select(problem => (JsonNode)problem)]));
    }

    /// <summary>What the scenarios and playbooks of the project say.</summary>
    /// <param name="root">The project's root folder.</param>
    public static RunbookFacts Facts(string root)
    {
        var words = new Catalog(typeof(RunbookExpectation).Assembly);
        var claims = Claims.Load(Path.Combine(root, ScenarioFolder.Name, Claims.FileName), root);
        var scenarios = ScenarioFolder.Find([], root).Select(file => ScenarioFile.Load(file, root, words)[0]);
        return new RunbookFacts(
            [.. claims.Keys],
            scenarios.ToDictionary(variant => variant.File, variant => (IReadOnlyCollection<string>)[.. variant.Scenario.Claims]),
            AllPlaybooks.ByName.ToDictionary(each => each.Key, each => each.Value.Types));
    }
}
