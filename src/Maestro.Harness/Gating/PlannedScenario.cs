using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Gating;

/// <summary>What a scenario is there to show, whether or not it was run.</summary>
/// <param name="Id">As in the verdicts; repetitions of one scenario share it.</param>
public sealed record PlannedScenario(string Id, IReadOnlyList<string> Claims, Severity Severity)
{
    public static PlannedScenario Of(ScenarioVariant variant) => new(variant.Id, variant.Scenario.Claims, variant.Scenario.Severity);

    /// <summary>The id of the scenario that a verdict is about, without the number of the repetition: `chapter/story#2` is `chapter/story`.</summary>
    public static string IdOf(string verdict) => verdict.Split('#')[0];
}
