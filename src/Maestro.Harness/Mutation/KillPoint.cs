using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Mutation;

/// <summary>Where a run is killed: at the first event of a kind after so many of its scenarios have ended.</summary>
/// <param name="Ended">How many, from 0.</param>
/// <param name="Kind">The event's name in the journal.</param>
/// <param name="Fault">That of this fault alone; null: any.</param>
public sealed record KillPoint(int Ended, string Kind, string? Fault = null)
{
    /// <summary>They leave a mount, an immutable store and a stopped service behind.</summary>
    private static readonly KillPoint[] Physical =
    [
        new(0, "fault-receipt", "storage.disk-full"), new(0, "fault-receipt", "storage.immutable"), new(1, "fault-receipt", "server.paused"),
    ];

    /// <summary>What happens in every scenario that runs.</summary>
    private static readonly string[] Kinds =
    [
        "scenario-started", "step-started", "page-opened", "request-arrived", "operation-invoked", "effect", "operation-returned",
        "expectation", "phase-started", "server-row", "scenario-ended",
    ];

    /// <summary>The same for the same seed.</summary>
    /// <param name="count">How many, 1 to 12; the physical ones come first.</param>
    /// <param name="scenarios">How many the run has: at least three are still to end wherever it is killed, so that each kind is still to come.</param>
    /// <param name="isRoot">Only root has mounts and immutable files.</param>
    public static IReadOnlyList<KillPoint> Choose(int count, int scenarios, Random random, bool isRoot)
    {
        var kinds = Kinds.ToArray();
        random.Shuffle(kinds);
        var chosen = kinds.Select(kind => new KillPoint(random.Next(1, scenarios - 2), kind));
        return [.. Physical.Where(point => isRoot || point.Fault is "server.paused").Concat(chosen).Take(count)];
    }

    /// <param name="ended">How many scenarios have ended before.</param>
    public bool IsMetBy(HistoryEvent happened, int ended) => ended >= Ended
        && HistoryJson.NameOf(happened.GetType()) == Kind
        && (Fault is null || (happened is FaultReceipt receipt && receipt.Fault == Fault));

    public override string ToString() => $"{Kind}{(Fault is null ? "" : $" of {Fault}")} after {Ended} scenarios";
}
