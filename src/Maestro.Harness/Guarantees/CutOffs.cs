using System.Globalization;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>When faults of one kind were in force for a device.</summary>
internal sealed class CutOffs
{
    private const string AllDevices = "";

    /// <summary>So long a client waits for a claim's answer (docs/contract.md, waits and bounds).</summary>
    private static readonly TimeSpan ClaimTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Of each device, in order: when a fault began, and how long it or one that began before it was in force at the longest.</summary>
    private readonly Dictionary<string, List<(long From, long Until)>> _spans = [];

    private CutOffs(IEnumerable<FaultInjected> injected, IEnumerable<FaultHealed> healed)
    {
        var ends = healed.Where(heal => heal.Healed).DistinctBy(heal => heal.Id).ToDictionary(heal => heal.Id, heal => heal.Seq);
        foreach (var fault in injected)
        {
            var device = IsOfTheService(fault) ? AllDevices : fault.Device ?? AllDevices;
            if (!_spans.TryGetValue(device, out var spans))
            {
                _spans[device] = spans = [];
            }

            var before = spans.Count > 0 ? spans[^1].Until : 0;
            spans.Add((fault.Seq, Math.Max(before, ends.GetValueOrDefault(fault.Id, long.MaxValue))));
        }
    }

    /// <summary>Claims are not answered, whether they arrive or not.</summary>
    public static CutOffs Unanswered(IReadOnlyList<HistoryEvent> events) =>
        new(events.OfType<FaultInjected>().Where(Cuts), events.OfType<FaultHealed>());

    /// <summary>Claims do not arrive, or the service knows nothing of them afterwards.</summary>
    public static CutOffs Unheard(IReadOnlyList<HistoryEvent> events) => new(
        events.OfType<FaultInjected>().Where(fault => Cuts(fault) && fault.Fault is not ("network.answer-lost" or "network.body-cut" or "network.slow")),
        events.OfType<FaultHealed>());

    /// <summary>Whether one fault was in force for the device from the first to the second of these events, by their numbers.</summary>
    public bool Last(string? device, long first, long second) =>
        Lasts(AllDevices, first, second) || (device is not null && Lasts(device, first, second));

    private bool Lasts(string device, long first, long second) =>
        _spans.TryGetValue(device, out var spans)
        && Ordered.CountBefore(spans, first, span => span.From) is > 0 and var begun
        && spans[begun - 1].Until >= second;

    /// <summary>It is injected on one device, and hurts the service for all of them.</summary>
    private static bool IsOfTheService(FaultInjected fault) =>
        fault.Fault is "server.killed" or "server.paused" or "server.database-paused" or "server.clock-skewed";

    /// <summary>
    /// A fault of another route than the claim's leaves the claim answered, and so do a second delivery, a request that the browser sends
    /// again by itself, another order of answers, and the service's limit, which does not count claims.
    /// </summary>
    private static bool Cuts(FaultInjected fault) =>
        fault.Fault is not ("network.delivered-twice" or "network.resent" or "network.reordered" or "server.rate-limited")
        && (bool?)fault.Options?["keep_alive"] is not true
        && !(fault.Fault is "network.slow"
            && TimeSpan.TryParse((string?)fault.Options?["latency"], CultureInfo.InvariantCulture, out var latency)
            && latency < ClaimTimeout)
        && (string?)fault.Options?["route"] is null or "claim"
        && (fault.Fault.StartsWith("network.", StringComparison.Ordinal) || fault.Fault.StartsWith("server.", StringComparison.Ordinal));
}
