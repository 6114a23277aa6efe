using System.Text.RegularExpressions;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Steps;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Rehearsal;

/// <summary>What only the whole incident, the target's profile, the runbook and the other incidents can tell.</summary>
internal static partial class IncidentChecks
{
    /// <param name="chapters">The headings of the runbook.</param>
    /// <returns>One problem each, with its place; none when all is well.</returns>
    public static IEnumerable<InputProblem> Problems(
        Incident incident, Profile profile, IReadOnlyCollection<string> chapters, IReadOnlyDictionary<string, Incident> others)
    {
        foreach (var problem in ScenarioChecks.Problems(AsScenario(incident), Vocabulary.Of(profile)).Distinct())
        {
            yield return problem;
        }

        if (!chapters.Contains(incident.Chapter))
        {
            yield return Problem(
                incident, $"The runbook has no section '{incident.Chapter}'.", Nearest.Remedy(incident.Chapter, chapters) ?? $"Sections: {string.Join(", ", chapters)}.");
        }

        foreach (var name in (incident.Traffic?.On ?? []).Where(name => incident.Devices?.ContainsKey(name) is not true))
        {
            yield return Problem(
                incident, $"`traffic` names the device '{name}', which `devices` does not.", Nearest.Remedy(name, [.. incident.Devices?.Keys ?? []]));
        }

        foreach (var name in incident.Together ?? [])
        {
            if (!others.TryGetValue(name, out var other))
            {
                yield return Problem(incident, $"`together` names '{name}', which is no incident.", Nearest.Remedy(name, [.. others.Keys]));
            }
            else if (!IsPlain(incident) || !IsPlain(other))
            {
                yield return Problem(
                    incident, $"`together` names '{name}', and the two do not play in the same world.",
                    "Incidents that strike together have the usual device, build and service.");
            }
        }
    }

    /// <summary>The headings below the first.</summary>
    public static IReadOnlyCollection<string> Chapters(string runbook) =>
        [.. Heading().Matches(runbook).Select(heading => heading.Groups["text"].Value.Trim())];

    /// <summary>All that it does and looks for, in the order in which names are used.</summary>
    public static ScenarioVariant AsScenario(Incident incident)
    {
        IReadOnlyList<Step> steps =
        [
            .. incident.Before ?? [],
            .. incident.Approach ?? [],
            .. incident.Strikes.Where(strike => strike.When is not null).Select(strike => Expecting(strike.When!)),
            .. incident.Strikes.SelectMany(strike => strike.Steps),
            .. incident.Symptoms.Select(symptom => Expecting(symptom.Seen)),
            .. incident.Recover,
            .. incident.Guide.Select(step => Expecting(step.Seen)),
            .. (incident.Harmful ?? []).Select(harm => Expecting(harm.Seen)),
            .. incident.Recovered.Select(Expecting),
            .. incident.Afterwards ?? [],
        ];
        var scenario = new Scenario(incident.Title, [], steps, Devices: incident.Devices, Build: incident.Build, Suspend: incident.Suspend);
        return new ScenarioVariant(incident.Place.File, scenario, incident.Place.File, new Dictionary<string, string>(StringComparer.Ordinal), "");
    }

    private static ExpectStep Expecting(Expectation expected) => new(expected) { Place = expected.Place };

    private static bool IsPlain(Incident incident) =>
        incident is { Devices: null, Service: ServiceUse.Shared, Build: "enabled", Approach: null, Traffic: null };

    private static InputProblem Problem(Incident incident, string message, string? remedy) =>
        new(Scenarios.Binding.Problems.Cut(message), remedy, incident.Place.File, incident.Place.Line, incident.Place.Column);

    [GeneratedRegex(@"^#{2,4} (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
