using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>The service handles a request and its answer never arrives: the connection is cut instead. Once, unless `times` says otherwise.</summary>
[Keyword("network.answer-lost")]
[Harms(Harm.Writes)]
[Example("inject: network.answer-lost\n  with: { route: claim }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record AnswerLostOptions : RoutedOptions;

/// <summary>Receipt: the service committed (it answered 2xx), and the page saw that very request fail.</summary>
public sealed class AnswerLost(FaultSite site, AnswerLostOptions options)
    : RoutedFault<AnswerLostOptions, AnswerLost.Loss>(site, options, new Loss(site, options.Which(site.World, times: 1)))
{
    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        if (Rule.Committed is not { } committed)
        {
            return new Proof(false, $"none of the {Options.InWords()} was answered by the service with success while the fault was armed");
        }

        var failed = await World.Recorder.WaitForAsync<RequestFailed>(
            failed => failed.Device == Device.Name && failed.Path == committed.Path && failed.Seq > committed.After,
            World.Settings.ExpectTimeout,
            cancel);
        return failed is null
            ? new Proof(false, $"the service answered {committed.Status}, and the page did not see its request fail")
            : new Proof(true, $"the service answered {committed.Status}; the page saw {failed.Why}");
    }

    /// <summary>Forwards, and breaks the connection instead of answering.</summary>
    public sealed class Loss(FaultSite site, Which which) : WireRule(site.Id, which)
    {
        /// <summary>The latest success of the service that was held back, and the history's number before it.</summary>
        internal (int Status, string Path, long After)? Committed { get; private set; }

        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            var after = site.World.Recorder.Events[^1].Seq;
            var answer = await exchange.ForwardAsync();
            if (answer.IsSuccess)
            {
                Committed = (answer.Status, exchange.Request.Path, after);
            }

            await exchange.BreakAsync(Break.Reset);
            return $"the service answered {answer.Status}; the answer was lost";
        }
    }
}
