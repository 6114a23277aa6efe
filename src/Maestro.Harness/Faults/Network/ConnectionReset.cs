using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>The connection is reset (RST) before anything reaches the service.</summary>
[Keyword("network.reset")]
[Harms(Harm.Disturbs)]
[Example("inject: network.reset\n  with: { route: claim }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record ConnectionResetOptions : BrokenOptions;

/// <inheritdoc/>
public sealed class ConnectionReset(FaultSite site, ConnectionResetOptions options)
    : BrokenConnection<ConnectionResetOptions>(site, options, Break.Reset, options.KeepAlive);
