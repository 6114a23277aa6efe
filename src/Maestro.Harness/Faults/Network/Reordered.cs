using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>Of two requests under way at once, the first one's answer arrives after the second's. One pair, unless `times` (of requests) says otherwise.</summary>
[Keyword("network.reordered")]
[Harms(Harm.Disturbs)]
[Example("inject: network.reordered\n  with: { route: claim }")]
[Trial(After = """
    - parallel:
        - [{ execute: notification.show, as: one }]
        - [{ execute: notification.show, as: other }]
    """)]
public sealed record ReorderedOptions : RoutedOptions;

/// <summary>Receipt: one request arrived before another, and was answered after it.</summary>
public sealed class Reordered(FaultSite site, ReorderedOptions options)
    : RoutedFault<ReorderedOptions, Reordered.Swap>(site, options, new Swap(site.Id, options.Which(site.World, times: 2)))
{
    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        if (Rule.Swapped is not var (first, second))
        {
            return new Proof(false, $"no two {Options.InWords()} were under way at once while the fault was armed");
        }

        var last = await World.Recorder.WaitForAsync<RequestAnswered>(
            answered => answered.Device == Device.Name && answered.Id == first, World.Settings.ExpectTimeout, cancel);
        var before = World.Recorder.Events.OfType<RequestAnswered>().Any(answered =>
            answered.Device == Device.Name && answered.Id == second && answered.Seq < last?.Seq);
        return new Proof(before, $"request {first} arrived before request {second}, and was answered {(before ? "after" : "before")} it");
    }

    public override Task<Proof> HealAsync(CancellationToken cancel)
    {
        Rule.Release();
        return base.HealAsync(cancel);
    }

    /// <summary>Forwards both in their order, and holds the first one's answer until the second's is given.</summary>
    public sealed class Swap(int fault, Which which) : WireRule(fault, which)
    {
        private readonly Lock _lock = new();
        private (int Id, TaskCompletionSource Released)? _first;

        internal (int First, int Second)? Swapped { get; private set; }

        public void Release()
        {
            lock (_lock)
            {
                _first?.Released.TrySetResult();
            }
        }

        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            (int Id, TaskCompletionSource Released)? waiting;
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_lock)
            {
                waiting = _first;
                _first = waiting is null ? (exchange.Id, mine) : null;
            }

            var answer = await exchange.ForwardAsync();
            if (waiting is not var (id, released))
            {
                await mine.Task.WaitAsync(exchange.Cancel);
                await exchange.AnswerAsync(answer);
                return "answered after a later request";
            }

            await exchange.AnswerAsync(answer);
            Swapped = (id, exchange.Id);
            released.TrySetResult();
            return $"answered before request {id}";
        }
    }
}
