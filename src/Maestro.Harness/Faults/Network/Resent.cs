using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>
/// The service handles a request, and the connection, which was reused, dies before the answer: Chromium silently sends the request again, a
/// POST too. One fetch, two deliveries, and the page notices nothing. Once, unless `times` says otherwise.
/// </summary>
[Keyword("network.resent")]
[Harms(Harm.Writes)]
[Example("inject: network.resent\n  with: { route: claim }")]
[Trial(Needs = "[gateway]", After = "- execute: notification.show\n  as: notice")]
public sealed record ResentOptions : RoutedOptions
{
    public override IEnumerable<Capability> Requires => [.. base.Requires, Capability.Gateway];
}

/// <summary>Receipt: the service answered the first delivery with success, and the same request arrived again without a second fetch.</summary>
public sealed class Resent(FaultSite site, ResentOptions options)
    : RoutedFault<ResentOptions, Resent.Dying>(site, options, new Dying(site, options.Which(site.World, times: 1)))
{
    public override async Task InjectAsync(CancellationToken cancel)
    {
        await base.InjectAsync(cancel);
        await DoAsync(() => Connections.WarmAsync(Aim, cancel));
    }

    public override Task<Proof> ProveAsync(CancellationToken cancel) => Rule.Died is { } died
        ? Connections.ProveAgainAsync(Site, died, $"the service answered {Rule.Status}, and the connection died", cancel)
        : Task.FromResult(new Proof(false, $"none of the {Options.InWords()} came on a reused connection and was answered with success while the fault was armed"));

    /// <summary>Forwards, and resets the connection instead of answering, where it was reused.</summary>
    public sealed class Dying(FaultSite site, Which which) : WireRule(site.Id, which)
    {
        internal Met? Died { get; private set; }

        internal int Status { get; private set; }

        public override bool KeepAlive => true;

        protected override bool Fits(Exchange exchange) => exchange.OnReusedConnection;

        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            var met = Met.Now(site, exchange);
            var answer = await exchange.ForwardAsync();
            if (answer.IsSuccess)
            {
                (Died, Status) = (met, answer.Status);
            }

            await exchange.BreakAsync(Break.Reset);
            return $"the service answered {answer.Status}; the connection died";
        }
    }
}
