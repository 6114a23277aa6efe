using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>What answers is no HTTP, as from a broken proxy, and nothing reaches the service.</summary>
[Keyword("network.garbled")]
[Harms(Harm.Disturbs)]
[Example("inject: network.garbled\n  with: { route: claim }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record GarbledOptions : RoutedOptions;

/// <inheritdoc/>
public sealed class Garbled(FaultSite site, GarbledOptions options)
    : BrokenConnection<GarbledOptions>(site, options, Break.Garbled, keepAlive: false);
