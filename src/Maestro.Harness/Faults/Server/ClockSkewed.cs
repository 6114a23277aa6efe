using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Server;

/// <summary>The service's clock is wrong, in everything that it dates.</summary>
/// <param name="Ahead">How far ahead it is.</param>
/// <param name="Behind">How far behind it is.</param>
[Keyword("server.clock-skewed")]
[Harms(Harm.Breaks)]
[Example("inject: server.clock-skewed\n  with: { ahead: 3 h }")]
public sealed record ClockSkewedOptions(
    [Description("How far ahead it is")] [Between("1 min", "240 h")] TimeSpan? Ahead = null,
    [Description("How far behind it is")] [Between("1 min", "240 h")] TimeSpan? Behind = null) : FaultOptions, IChecked, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Endpoint("health")];

    public TimeSpan Offset => Ahead ?? -Behind!.Value;

    IEnumerable<string> IChecked.Check()
    {
        if (Ahead is null == Behind is null)
        {
            yield return "server.clock-skewed needs either `ahead` or `behind`";
        }
    }
}

/// <summary>Receipt: the `Date` of an answer is as far from the real time.</summary>
public sealed class ClockSkewed(FaultSite site, ClockSkewedOptions options) : Fault<ClockSkewedOptions>(site, options)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(20);

    public override Task InjectAsync(CancellationToken cancel) => DoAsync(() => Aim.World.SetServiceAheadAsync(Options.Offset, cancel));

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var ahead = await AheadAsync(cancel);
        return new Proof((ahead - Options.Offset)?.Duration() < Tolerance, $"the service's Date is ahead by {ahead?.TotalMinutes:0} min");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await DoAsync(() => Aim.World.SetServiceAheadAsync(TimeSpan.Zero, cancel));
        var ahead = await AheadAsync(cancel);
        return new Proof(ahead?.Duration() < Tolerance, $"the service's Date is ahead by {ahead?.TotalMinutes:0} min");
    }

    private async Task<TimeSpan?> AheadAsync(CancellationToken cancel)
    {
        var health = await Asking.AskAsync(World, null, HttpMethod.Get, "health", null, cancel);
        return health.Date - World.Time.GetUtcNow();
    }
}
