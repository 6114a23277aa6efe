using Maestro.Harness.Scenarios;
using Maestro.Harness.Steps;

namespace Maestro.Harness.Running;

/// <summary>The steps of a scenario, seen all at once.</summary>
internal static class AllSteps
{
    /// <summary>Every step, those of the recovery and of parallel branches included.</summary>
    public static IEnumerable<Step> Of(Scenario scenario) => scenario.Steps.Concat(scenario.Recover ?? []).SelectMany(Flat);

    private static IEnumerable<Step> Flat(Step step) =>
        step is ParallelStep several ? several.Parallel.SelectMany(branch => branch).SelectMany(Flat).Prepend(step) : [step];
}
