using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Running;

/// <summary>What a scenario must be able to do and see, and what of that a target cannot give. Each part of a scenario says its own.</summary>
public static class Observability
{
    /// <summary>What is lacking, in the order in which the scenario comes to it; empty: everything is there.</summary>
    public static IReadOnlyList<Capability> Lacking(Scenario scenario, Profile profile) =>
        [.. Required(scenario, profile).Where(each => !each.IsGiven(profile)).DistinctBy(each => each.Name)];

    /// <summary>What guarantees may want to see and this target does not show; null where it shows everything.</summary>
    public static IReadOnlyList<Sight>? Unseen(Profile profile)
    {
        var unseen = Sights.Where(sight => !sight.Value.IsGiven(profile)).Select(sight => sight.Key).ToList();
        return unseen.Count > 0 ? unseen : null;
    }

    private static readonly Dictionary<Sight, Capability> Sights = new()
    {
        [Sight.Effects] = Capability.Effects,
        [Sight.Keys] = Capability.Database("secrets"),
        [Sight.Outbox] = Capability.Handle("outbox", drive => drive.Outbox),
        [Sight.Page] = Capability.PageClaims,
        [Sight.Receipts] = Capability.Handle("receipts", drive => drive.Receipts),
        [Sight.ServiceRows] = Capability.Service,
        [Sight.Status] = Capability.Handle("status", drive => drive.Status),
    };

    private static IEnumerable<Capability> Required(Scenario scenario, Profile profile) =>
    [
        .. scenario.Needs?.Contains(Need.Gateway) is true ? [Capability.Gateway] : Array.Empty<Capability>(),
        .. scenario.Service is ServiceUse.Own ? [Capability.Service] : Array.Empty<Capability>(),
        Capability.Build(scenario.Build),
        .. (scenario.Devices?.Values ?? []).Select(device => device.Build).OfType<string>().SelectMany(build => new[] { Capability.Service, Capability.Build(build) }),
        .. (scenario.Devices?.Values ?? []).Any(device => device.Subject is not null) ? [Capability.Handle("sign-in", drive => drive.SignIn)] : Array.Empty<Capability>(),
        .. AllSteps.Of(scenario).SelectMany(RequiredBy),
        .. scenario.Claims.SelectMany(claim => RequiredToProve(claim, scenario, profile)),
    ];

    private static IEnumerable<Capability> RequiredBy(Step step) =>
        (step is IRefers refers ? refers.References.Select(Named).OfType<Capability>() : [])
        .Concat(step is IRequires requires ? requires.Requires : []);

    private static Capability? Named(Reference reference) => reference.Kind switch
    {
        NameOf.Endpoint => Capability.Endpoint(reference.Name),
        NameOf.Database => Capability.Database(reference.Name),
        NameOf.Store => Capability.Store(reference.Name),
        NameOf.Control => Capability.Control(reference.Name),
        _ => null,
    };

    /// <summary>A claim that guarantees alone prove needs one of them that sees something.</summary>
    private static IEnumerable<Capability> RequiredToProve(string claim, Scenario scenario, Profile profile)
    {
        var watching = AllGuarantees.ByName.Values.Where(guarantee => guarantee.Claims.Contains(claim)).ToList();
        var unseen = Unseen(profile) ?? [];
        return watching.Count == 0
            || watching.Exists(guarantee => !guarantee.Needs.Intersect(unseen).Any())
            || AllSteps.Of(scenario).OfType<IProves>().Any(step => step.Proves?.Contains(claim) is true)
            ? []
            : watching.SelectMany(guarantee => guarantee.Needs).Intersect(unseen).Select(sight => Sights[sight]);
    }
}
