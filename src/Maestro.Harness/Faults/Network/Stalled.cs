using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>Requests are taken and not answered, until the fault is healed or the client gives up. The service has nothing of them before the heal.</summary>
[Keyword("network.stalled")]
[Harms(Harm.Disturbs)]
[Example("inject: network.stalled\n  with: { route: sync }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record StalledOptions : RoutedOptions;

/// <summary>Receipt: a request has arrived and has no answer, or the page has given it up. Healed, what is still held goes its way.</summary>
public sealed class Stalled(FaultSite site, StalledOptions options)
    : RoutedFault<StalledOptions, Stalled.Stall>(site, options, new Stall(site, options.Which(site.World)))
{
    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        if (await Rule.HeldWithinAsync(World.Settings.ExpectTimeout, cancel) is not { } held)
        {
            return new Proof(false, $"none of the {Options.InWords()} came by while the fault was armed");
        }

        var answered = World.Recorder.Events.OfType<RequestAnswered>().LastOrDefault(answered => answered.Device == Device.Name && answered.Id == held.Id);
        return answered switch
        {
            null => new Proof(true, $"request {held.Id} has arrived and has no answer"),
            { Status: 0 } => await Connections.ProveFailedAsync(Site, held, $"request {held.Id} arrived and got no answer", cancel),
            _ => new Proof(false, $"request {held.Id} was answered {answered.Status}"),
        };
    }

    public override Task<Proof> HealAsync(CancellationToken cancel)
    {
        Rule.Release();
        return base.HealAsync(cancel);
    }

    /// <summary>Holds each request until it is released, and then passes it on.</summary>
    public sealed class Stall(FaultSite site, Which which) : WireRule(site.Id, which)
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private readonly TaskCompletionSource<Met> _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The first request that is held; null when none is in that time.</summary>
        internal async Task<Met?> HeldWithinAsync(TimeSpan limit, CancellationToken cancel)
        {
            try
            {
                return await _held.Task.WaitAsync(limit, cancel);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }

        public void Release() => _released.TrySetResult();

        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            _held.TrySetResult(Met.Now(site, exchange));
            await _released.Task.WaitAsync(exchange.Cancel);
            await exchange.PassAsync();
            return "held until the fault was healed";
        }
    }
}
