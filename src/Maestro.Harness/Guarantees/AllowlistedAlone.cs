using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>No effect of an action that is not on the allowlist (docs/contract.md §2). Effects of the host alone, without MAESTRO, are not meant.</summary>
public sealed class AllowlistedAlone : IGuarantee
{
    private static readonly HashSet<string> Allowlist =
        new(StringComparer.Ordinal) { "email.send", "calendar.schedule", "notification.show", "invoice.pay" };

    public string Name => "allowlisted-alone";

    public string Says => "only allowlisted actions have effects";

    public IReadOnlyList<string> Claims { get; } = ["OVR-3"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Effects];

    public Judgement Judge(ScenarioHistory history)
    {
        var byHost = history.Of<OperationInvoked>()
            .Where(operation => operation.Route is Route.Perform)
            .Select(operation => (operation.Key, operation.Device))
            .ToHashSet();
        var effects = history.Of<EffectSeen>().Where(effect => !byHost.Contains((effect.Key, effect.Device))).ToList();
        return new Judgement(effects.Count, [.. effects
            .Where(effect => !Allowlist.Contains(effect.Action))
            .Select(effect => new Breach($"{effect.Action} is not on the allowlist and had an effect", [effect]))]);
    }
}
