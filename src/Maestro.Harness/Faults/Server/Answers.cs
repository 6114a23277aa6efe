using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Server;

/// <summary>The service answers something else than it should, and handles nothing.</summary>
/// <param name="Status">The HTTP status, 200 to 599.</param>
/// <param name="Body">The body; a JSON error without one.</param>
/// <param name="ContentType">The `Content-Type` header.</param>
/// <param name="RetryAfter">The `Retry-After` header as it stands; none without one.</param>
/// <param name="RetryDate">The `Retry-After` header as a date, so far from each answer; none without one.</param>
/// <param name="Latency">How late it answers, in real time; at once without one.</param>
[Keyword("server.answers")]
[Harms(Harm.Disturbs)]
[Example("inject: server.answers\n  with: { route: sync, status: 503 }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record AnswersOptions(
    [Description("The HTTP status")] [Between(200, 599)] int Status,
    [Description("The body")] string? Body = null,
    [Description("The body's type")] string ContentType = "application/json",
    [Description("The Retry-After header, as it stands: seconds, or anything")] string? RetryAfter = null,
    [Description("Retry-After as a date, so far ahead")] [Between("1 s", "24 h")] TimeSpan? RetryDate = null,
    [Description("How late it answers")] [Between("1 ms", "1 min")] TimeSpan? Latency = null) : RoutedOptions;

/// <summary>Receipt: a request of the page was answered so, and so late, and the service never had it.</summary>
public sealed class Answers(FaultSite site, AnswersOptions options)
    : RoutedFault<AnswersOptions, StandIn>(
        site,
        options,
        new StandIn(site.Id, options.Which(site.World), () => AnswerOf(options, site.World.Time), options.Latency ?? TimeSpan.Zero, site.World.Time))
{
    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var answered = await World.Recorder.WaitForAsync<RequestAnswered>(
            answered => answered.Device == Device.Name && answered.Fault == Site.Id, (Options.Latency ?? TimeSpan.Zero) + World.Settings.ExpectTimeout, cancel);
        if (answered is null)
        {
            return new Proof(false, $"none of the {Options.InWords()} came by while the fault was armed");
        }

        var evidence = $"one of the {Options.InWords()} was answered {answered.Status}";
        if (Options.Latency is not { } latency)
        {
            return new Proof(answered.Status == Options.Status, evidence);
        }

        var arrived = World.Recorder.Events.OfType<RequestArrived>().Single(arrived => arrived.Device == Device.Name && arrived.Id == answered.Id);
        var took = answered.At - arrived.At;
        return new Proof(answered.Status == Options.Status && took >= latency.TotalMilliseconds, $"{evidence} after {took:0} ms");
    }

    private static WireAnswer AnswerOf(AnswersOptions options, TimeProvider time)
    {
        var later = options.RetryDate is { } ahead ? (time.GetUtcNow() + ahead).ToString("R") : options.RetryAfter;
        return WireAnswer.Of(
            options.Status,
            options.ContentType,
            options.Body ?? $$"""{"error":"injected","message":"status {{options.Status}}"}""",
            later is null ? [] : [("Retry-After", later)]);
    }
}
