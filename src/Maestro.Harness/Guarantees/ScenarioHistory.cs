using System.Globalization;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>The events of one scenario, in order, with the look-ups that several guarantees need.</summary>
public sealed class ScenarioHistory(IReadOnlyList<HistoryEvent> events)
{
    /// <summary>Where MAESTRO's service listens, in every client (docs/contract.md, the parts).</summary>
    public const string ServicePath = "/functions/v1/";

    /// <summary>So long a client waits for a claim's answer (docs/contract.md, waits and bounds).</summary>
    private static readonly TimeSpan ClaimTimeout = TimeSpan.FromSeconds(3);

    public IReadOnlyList<HistoryEvent> Events { get; } = events;

    public ScenarioStarted? Started { get; } = events.OfType<ScenarioStarted>().FirstOrDefault();

    public IEnumerable<T> Of<T>() where T : HistoryEvent => Events.OfType<T>();

    /// <summary>Whether a fault that keeps the device's claims from being answered was in force at that event.</summary>
    public bool CutOffAt(HistoryEvent moment) => CutOff(moment.Device, moment.Seq).Count > 0;

    /// <summary>Whether one such fault was in force for the device of that event from then until the other event.</summary>
    public bool CutOffFrom(HistoryEvent moment, HistoryEvent until) =>
        CutOff(moment.Device, moment.Seq).Overlaps(CutOff(moment.Device, until.Seq));

    private HashSet<int> CutOff(string? device, long seq)
    {
        var inForce = new HashSet<int>();
        foreach (var happened in Events.TakeWhile(happened => happened.Seq < seq))
        {
            switch (happened)
            {
                case FaultInjected fault when Cuts(fault) && (fault.Device is null || fault.Device == device):
                    inForce.Add(fault.Id);
                    break;
                case FaultHealed { Healed: true } healed:
                    inForce.Remove(healed.Id);
                    break;
            }
        }

        return inForce;
    }

    /// <summary>
    /// A fault of another route than the claim's leaves the claim answered, and so do a second delivery, a request that the browser sends
    /// again by itself, and another order of answers.
    /// </summary>
    private static bool Cuts(FaultInjected fault) => fault.Fault is not ("network.delivered-twice" or "network.resent" or "network.reordered")
        && (bool?)fault.Options?["keep_alive"] is not true
        && !(TimeSpan.TryParse((string?)fault.Options?["latency"], CultureInfo.InvariantCulture, out var latency) && latency < ClaimTimeout)
        && (string?)fault.Options?["route"] is null or "claim"
        && (fault.Fault.StartsWith("network.", StringComparison.Ordinal) || fault.Fault.StartsWith("server.", StringComparison.Ordinal));
}
