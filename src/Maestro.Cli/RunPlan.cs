using Maestro.Cli.Looking;
using Maestro.Harness.History.Events;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;

namespace Maestro.Cli;

/// <summary>What is to be run, and how: read and checked before anything starts.</summary>
/// <param name="Claims">The runbook's, in its order.</param>
/// <param name="Shard">Of what the scenarios are a part; null: they are the whole.</param>
/// <param name="Quarantine">Of which scenarios the verdict does not count.</param>
/// <param name="Pace">How a person follows it; null: it goes as fast as it can.</param>
/// <param name="Variants">In the order of their files; repetitions of a scenario are called `chapter/story#2`.</param>
internal sealed record RunPlan(
    Project Project,
    Profile Profile,
    IReadOnlyDictionary<string, Claim> Claims,
    IReadOnlyList<ScenarioVariant> Variants,
    ScenarioVariant Canary,
    string Seed,
    RunLimits Limits,
    IReadOnlyList<QuarantinedScenario> Quarantine,
    ShardOfRun? Shard = null,
    Pace? Pace = null)
{
    /// <summary>Nothing is to be run, and nobody waits for a part: `--only-changed` found nothing.</summary>
    public bool IsEmpty => Variants.Count == 0 && Shard is null;

    /// <param name="time">What has not begun by then is not run, the setting of the stage included; null: no limit.</param>
    public RunPlan Within(TimeSpan? time) => this with { Limits = Limits with { MaxTime = time } };
}
