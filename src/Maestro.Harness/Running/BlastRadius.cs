using System.Reflection;
using Maestro.Harness.Playbooks;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Steps;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Running;

/// <summary>
/// What may be done to a target, and to whom it may be done (docs/decisions/blast-radius.md). In production nothing that does more than disturb
/// the harness's own browser, and no flag lifts that; anywhere no fault that the profile does not list.
/// </summary>
public static class BlastRadius
{
    /// <returns>Why the scenario is refused, the first reason; null when it is not.</returns>
    public static string? Refusal(Scenario scenario, Profile profile) =>
        AllSteps.Of(scenario).Select(step => Refusal(step, profile)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>What a step does by itself and whoever it does it to; null for what the client does, and for what does no harm.</summary>
    public static (string Name, Harm Harm)? HarmOf(Step step)
    {
        var (name, does) = step switch
        {
            InjectStep inject => (inject.Inject, inject.With.GetType()),
            PlaybookStep playbook => ($"the playbook {playbook.Playbook}", AllPlaybooks.ByName[playbook.Playbook].GetType()),
            _ => ($"the step {RecordShape.Of(step.GetType()).Keyword}", step.GetType()),
        };
        return does.GetCustomAttribute<HarmsAttribute>(inherit: false) is { } harms ? (name, harms.Harm) : null;
    }

    private static string? Refusal(Step step, Profile profile)
    {
        if (step is InjectStep inject && profile.Faults is { } may && !may.Contains(inject.Inject) && !may.Contains(inject.Inject.Split('.')[0]))
        {
            return $"refused: the profile of {profile.Name} does not list {inject.Inject} under `faults`";
        }

        return profile.Environment is TargetEnvironment.Production && HarmOf(step) is ({ } name, > Harm.Disturbs and var harm)
            ? $"refused: {profile.Name} is in production, and {name} {Words(harm)}; no flag lifts that"
            : null;
    }

    private static string Words(Harm harm) => harm switch
    {
        Harm.Damages => "damages what the browser keeps",
        Harm.Writes => "writes to the service",
        _ => "breaks the service",
    };
}
