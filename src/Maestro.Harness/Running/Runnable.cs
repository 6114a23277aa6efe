using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Running;

/// <summary>Whether a scenario can be run.</summary>
public static class Runnable
{
    /// <returns>Why it is not run against this target on this machine; null when it can be run.</returns>
    public static async Task<string?> WhyNotAsync(Scenario scenario, Profile profile, Settings settings, CancellationToken cancel) =>
        WhyNot(scenario, profile) ?? await Needs.LackingAsync(scenario, settings, cancel);

    /// <returns>
    /// Why it is not run against this target, whatever the machine has: the client does not claim it, it may not be done there, or it cannot be
    /// seen there; null when it can be run.
    /// </returns>
    public static string? WhyNot(Scenario scenario, Profile profile)
    {
        if ((ClaimsMade.Why(scenario, profile) ?? BlastRadius.Refusal(scenario, profile)) is { } refusal)
        {
            return refusal;
        }

        var lacking = Observability.Lacking(ClaimsMade.In(scenario, profile), profile);
        return lacking.Count == 0 ? null : $"{NotObservable}{string.Join(", ", lacking.Select(each => each.Name))}";
    }

    /// <summary>How the reason begins where a capability is lacking.</summary>
    public const string NotObservable = "not observable: ";
}
