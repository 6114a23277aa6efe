using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Rehearsal;

/// <summary>How a rehearsal begins: what it plays in, as a scenario, and the first lines of its history.</summary>
internal static class Opening
{
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
