using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>The service handles requests at once, and its answers arrive late.</summary>
/// <param name="Latency">How much later, in real time.</param>
[Keyword("network.slow")]
[Harms(Harm.Disturbs)]
[Example("inject: network.slow\n  with: { route: claim, latency: 200 ms }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record SlowOptions([Description("How much later an answer arrives")] [Between("1 ms", "1 min")] TimeSpan Latency) : RoutedOptions;

/// <summary>Receipt: between a request's arrival and its answer at least that much time has passed, or the page has given it up before.</summary>
public sealed class Slow(FaultSite site, SlowOptions options)
    : RoutedFault<SlowOptions, Slow.Delay>(site, options, new Delay(site, options.Which(site.World), options.Latency))
{
    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        if (Rule.Delayed is not { } delayed)
        {
            return new Proof(false, $"none of the {Options.InWords()} came by while the fault was armed");
        }

        var answered = await World.Recorder.WaitForAsync<RequestAnswered>(
            answered => answered.Device == Device.Name && answered.Id == delayed.Id,
            Options.Latency + World.Settings.ExpectTimeout,
            cancel);
        if (answered is null or { Status: 0 })
        {
            return await Connections.ProveFailedAsync(Site, delayed, $"request {delayed.Id} had no answer yet", cancel);
        }

        var arrived = World.Recorder.Events.OfType<RequestArrived>().Single(arrived => arrived.Device == Device.Name && arrived.Id == delayed.Id);
        var took = answered.At - arrived.At;
        return new Proof(took >= Options.Latency.TotalMilliseconds, $"request {delayed.Id} was answered {answered.Status} after {took:0} ms");
    }

    /// <summary>Forwards at once, and answers later.</summary>
    public sealed class Delay(FaultSite site, Which which, TimeSpan latency) : WireRule(site.Id, which)
    {
        /// <summary>The latest.</summary>
        internal Met? Delayed { get; private set; }

        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            Delayed = Met.Now(site, exchange);
            var time = site.World.Time;
            var since = time.GetTimestamp();
            var answer = await exchange.ForwardAsync();
            await exchange.WaitAsync(latency, since, time);
            await exchange.AnswerAsync(answer);
            return $"answered {latency.TotalMilliseconds:0} ms late";
        }
    }
}
