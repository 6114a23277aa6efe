using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>Options of a connection that ends before its answer.</summary>
public abstract record BrokenOptions : RoutedOptions
{
    public override IEnumerable<Capability> Requires => KeepAlive ? [.. base.Requires, Capability.Gateway] : base.Requires;

    [Key("keep-alive")]
    [Description("Break only connections that have carried a request before: Chromium then sends the request again by itself")]
    public bool KeepAlive { get; init; }
}

/// <summary>Receipt: the page saw the very request fail whose connection was broken, or with `keep-alive` Chromium sent it again. The service had nothing.</summary>
public abstract class BrokenConnection<TOptions>(FaultSite site, TOptions options, Break how, bool keepAlive)
    : RoutedFault<TOptions, Breaking>(site, options, new Breaking(site, options.Which(site.World), how, keepAlive))
    where TOptions : RoutedOptions
{
    public override async Task InjectAsync(CancellationToken cancel)
    {
        await base.InjectAsync(cancel);
        if (keepAlive)
        {
            await DoAsync(() => Connections.WarmAsync(Aim, cancel));
        }
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        if (Rule.Broken is not { } broken)
        {
            return new Proof(false, $"none of the {Options.InWords()} came by while the fault was armed");
        }

        var emulated = Device.Wire.IsEmulated ? ", emulated by the browser" : "";
        return keepAlive
            ? await Connections.ProveAgainAsync(Site, broken, $"the connection was broken ({how.InWords()})", cancel)
            : await Connections.ProveFailedAsync(Site, broken, $"the connection was broken ({how.InWords()}{emulated}), and the service had nothing", cancel);
    }
}

/// <summary>Breaks connections before anything reaches the service.</summary>
public sealed class Breaking(FaultSite site, Which which, Break how, bool keepAlive) : WireRule(site.Id, which)
{
    /// <summary>The latest.</summary>
    internal Met? Broken { get; private set; }

    public override bool KeepAlive => keepAlive;

    protected override bool Fits(Exchange exchange) => !keepAlive || exchange.OnReusedConnection;

    public override async Task<string?> HandleAsync(Exchange exchange)
    {
        Broken = Met.Now(site, exchange);
        await exchange.BreakAsync(how);
        return $"the connection was broken ({how.InWords()})";
    }
}
