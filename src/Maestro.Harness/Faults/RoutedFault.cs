using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults;

/// <summary>Options of a fault that happens to requests: which of them.</summary>
public abstract record RoutedOptions : FaultOptions, IRefers, IRequires
{
    public virtual IEnumerable<Capability> Requires => [Capability.Endpoint("health")];

    [Key("route")]
    [Description("The endpoint's name in the profile; without it, every request")]
    public string? Route { get; init; }

    [Key("times")]
    [Description("How many requests it happens to")]
    [Between(1, 100_000)]
    public int? Times { get; init; }

    [Key("every")]
    [Description("Of those, only every such: 3 is the first, the fourth and so on")]
    [Between(1, 1000)]
    public int? Every { get; init; }

    [Key("after")]
    [Description("How many requests pass before it begins")]
    [Between(0, 1000)]
    public int? After { get; init; }

    public IEnumerable<Reference> References => Route is null ? [] : [new(NameOf.Endpoint, Route)];

    /// <param name="times">How many requests it happens to where the options do not say; null: until it is healed.</param>
    public Which Which(World world, int? times = null) =>
        new(Route is null ? null : world.PathOf(Route), Times ?? times ?? int.MaxValue, Every ?? 1, After ?? 0);

    /// <summary>The requests, for receipts.</summary>
    public string InWords() => Route is null ? "requests" : $"requests to {Route}";
}

/// <summary>A fault that is a rule in the device's wire. Its receipt is written when a request has met it.</summary>
public abstract class RoutedFault<TOptions, TRule>(FaultSite site, TOptions options, TRule rule) : Fault<TOptions>(site, options)
    where TOptions : RoutedOptions
    where TRule : WireRule
{
    protected TRule Rule => rule;

    public override bool TakesHoldLater => true;

    public override Task InjectAsync(CancellationToken cancel)
    {
        Do(() => Aim.Device.Wire.Arm(rule));
        return Task.CompletedTask;
    }

    public override Task<Proof> HealAsync(CancellationToken cancel)
    {
        Aim.Device.Wire.Disarm(rule);
        return World.ProveAnswersArriveAsync(Device, cancel);
    }
}
