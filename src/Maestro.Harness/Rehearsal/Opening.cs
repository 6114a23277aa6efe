using Maestro.Harness.History.Events;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Rehearsal;

/// <summary>How a rehearsal begins: what it plays in, as a scenario, and the first lines of its history.</summary>
internal static class Opening
{
    /// <exception cref="InputException">An incident cannot be rehearsed: not against this target, or not on this machine.</exception>
    public static async Task DemandAsync(RehearsalPlan plan, Stage stage, CancellationToken cancel)
    {
        if (stage.Profile is not { Service: not null, Drive: { Status: not null, Receipts: not null } })
        {
            throw new InputException(
                $"{stage.Profile.Name} cannot be rehearsed with: its service, status or receipts cannot be seen.", "See docs/targets.md.");
        }

        if (stage.Profile.Environment is TargetEnvironment.Production)
        {
            throw new InputException($"{stage.Profile.Name} is in production: nothing is rehearsed there, and no flag lifts that.", "Use a test or staging environment.");
        }

        foreach (var (name, incident) in plan.Incidents)
        {
            if (await Runnable.WhyNotAsync(IncidentChecks.AsScenario(incident).Scenario, stage.Profile, stage.Settings, cancel) is { } why)
            {
                throw new InputException($"{name} cannot be rehearsed with {stage.Profile.Name}: {why}");
            }
        }
    }

    /// <summary>The scenario whose world it plays in: of what is done in it, only what comes before the first strike.</summary>
    public static ScenarioVariant Variant(RehearsalPlan plan)
    {
        var first = plan.Incidents.Values.First();
        var title = plan.Mode is RehearsalMode.Mystery ? "A mystery" : first.Title;
        return new ScenarioVariant(
            $"{IncidentFolder.Name}/{plan.Name}",
            new Scenario(
                title, [], [.. plan.Incidents.Values.SelectMany(incident => incident.Before ?? [])],
                Build: first.Build, Service: first.Service, Devices: first.Devices,
                Suspend: [.. plan.Incidents.Values.SelectMany(incident => incident.Suspend ?? [])]),
            first.Place.File,
            new Dictionary<string, string>(StringComparer.Ordinal),
            "");
    }

    public static ScenarioStarted Started(ScenarioVariant variant) => new(
        variant.Scenario.Title, variant.File, [], Names.Kebab($"{variant.Scenario.Severity}"), variant.Scenario.Build,
        (variant.Scenario.Suspend ?? []).ToDictionary(each => each.Guarantee, each => each.Reason, StringComparer.Ordinal));

    public static RehearsalStarted Rehearsal(RehearsalPlan plan, Profile profile) => new(
        plan.Mode, plan.Auto, [.. plan.Incidents.Select(each => Of(each.Key, each.Value))], plan.Limit.TotalMilliseconds, profile.Endpoints);

    private static RehearsedIncident Of(string name, Incident incident) => new(
        name, incident.Title, incident.Chapter,
        [.. incident.Symptoms.Select(symptom => symptom.Says)],
        [.. incident.Guide.Select(step => new RehearsedStep(step.Do, step.Types))]);
}
