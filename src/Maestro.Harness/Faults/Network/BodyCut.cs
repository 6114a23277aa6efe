using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>The service handles a request, and its answer breaks off in the middle of the body: status 200, and no more than half of the rest.</summary>
/// <param name="Framing">How the body's length is told: `content-length` beforehand, or `chunked`.</param>
[Keyword("network.body-cut")]
[Harms(Harm.Writes)]
[Example("inject: network.body-cut\n  with: { route: claim }")]
[Trial(Needs = "[gateway]", After = "- execute: notification.show\n  as: notice")]
public sealed record BodyCutOptions(
    [Description("How the body's length is told")] Framing Framing = Framing.ContentLength) : RoutedOptions
{
    public override IEnumerable<Capability> Requires => [.. base.Requires, Capability.Gateway];
}

/// <summary>How an answer's length is told.</summary>
public enum Framing
{
    ContentLength,
    Chunked,
}

/// <summary>Receipt: the service answered, and the page saw that very request fail.</summary>
public sealed class BodyCut(FaultSite site, BodyCutOptions options)
    : RoutedFault<BodyCutOptions, BodyCut.Cutting>(site, options, new Cutting(site, options.Which(site.World), options.Framing))
{
    /// <summary>Other errors come before the answer's head; the page would have seen another fault.</summary>
    private static readonly string[] Expected = ["ERR_CONTENT_LENGTH_MISMATCH", "ERR_INCOMPLETE_CHUNKED_ENCODING"];

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        if (Rule.Cut is not { } cut)
        {
            return new Proof(false, $"none of the {Options.InWords()} was answered with a body while the fault was armed");
        }

        var what = $"the service answered {Rule.Status}, and half of the body was given";
        var failed = await Connections.ProveFailedAsync(Site, cut, what, cancel);
        return failed with { Holds = failed.Evidence.EndsWith(Expected[(int)Options.Framing], StringComparison.Ordinal) };
    }

    /// <summary>Forwards, and gives half of the answer's body.</summary>
    public sealed class Cutting(FaultSite site, Which which, Framing framing) : WireRule(site.Id, which)
    {
        internal Met? Cut { get; private set; }

        internal int Status { get; private set; }

        public override string OnConnection => "closing it in the middle of an answer";

        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            var met = Met.Now(site, exchange);
            var answer = await exchange.ForwardAsync();
            if (answer.Body.Length == 0)
            {
                await exchange.AnswerAsync(answer);
                return null;
            }

            (Cut, Status) = (met, answer.Status);
            await exchange.CutBodyAsync(answer, framing is Framing.Chunked);
            return $"the body was cut ({framing})";
        }
    }
}
