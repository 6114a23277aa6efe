using Maestro.Harness.Guarantees;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Steps;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Running;

/// <summary>
/// A scenario without what a client does not claim: expectations that prove such claims alone are left out, and guarantees that watch such
/// claims alone are suspended, with the profile's reason. One that is left without a claim is not run.
/// </summary>
public static class ClaimsMade
{
    public static Scenario In(Scenario scenario, Profile profile)
    {
        var not = (profile.ClaimsNotMade ?? []).ToDictionary(each => each.Claim, each => each.Reason, StringComparer.Ordinal);
        return not.Count == 0 ? scenario : scenario with
        {
            Claims = [.. scenario.Claims.Where(claim => !not.ContainsKey(claim))],
            Steps = Made(scenario.Steps, not),
            Recover = scenario.Recover is null ? null : Made(scenario.Recover, not),
            Suspend = [.. scenario.Suspend ?? [], .. Suspended(not)],
        };
    }

    /// <returns>Why a scenario shows nothing of this client; null where it does, or claims nothing: a rehearsal.</returns>
    public static string? Why(Scenario whole, Profile profile) =>
        whole.Claims.Count == 0 || whole.Claims.Except((profile.ClaimsNotMade ?? []).Select(each => each.Claim)).Any()
        ? null
        : $"not claimed: {string.Join("; ", profile.ClaimsNotMade!.Where(each => whole.Claims.Contains(each.Claim)).Select(each => $"{each.Claim} ({each.Reason})"))}";

    private static IReadOnlyList<Step> Made(IReadOnlyList<Step> steps, Dictionary<string, string> not) =>
    [
        .. steps.Where(step => !(step is ExpectStep { Proves: { Count: > 0 } proves } && proves.All(not.ContainsKey)))
            .Select(step => step is ParallelStep several ? several with { Parallel = [.. several.Parallel.Select(branch => Made(branch, not))] } : step),
    ];

    private static IEnumerable<Suspension> Suspended(Dictionary<string, string> not) => AllGuarantees.ByName.Values
        .Where(guarantee => guarantee.Claims.All(not.ContainsKey))
        .Select(guarantee => new Suspension(guarantee.Name, not[guarantee.Claims[0]]));
}
