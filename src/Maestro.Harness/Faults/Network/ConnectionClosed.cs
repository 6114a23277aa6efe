using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>The connection is closed (FIN) before anything reaches the service, without a byte of an answer.</summary>
[Keyword("network.closed")]
[Harms(Harm.Disturbs)]
[Example("inject: network.closed\n  with: { route: claim }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record ConnectionClosedOptions : BrokenOptions;

/// <inheritdoc/>
public sealed class ConnectionClosed(FaultSite site, ConnectionClosedOptions options)
    : BrokenConnection<ConnectionClosedOptions>(site, options, Break.Closed, options.KeepAlive);
