using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// An operation that was handed in with lane RED has no effect on a device before a person there approves it, and never one on a device
/// where a person denied it: an approval and a denial do not both win.
/// </summary>
public sealed class RiskyWaitsForAPerson : IGuarantee
{
    public string Name => "risky-waits-for-a-person";

    public string Says => "what is of high risk has no effect before its approval, and none where it was denied";

    public IReadOnlyList<string> Claims { get; } = ["OVR-4"];

    public Judgement Judge(ScenarioHistory history)
    {
        var held = history.Of<OperationInvoked>()
            .Where(asked => asked is { Route: Route.Execute, Lane: "RED" })
            .DistinctBy(asked => (asked.Key, asked.Device))
            .ToList();
        var denied = history.Of<OperationReturned>()
            .Where(answer => answer is { Route: Route.Deny, Outcome: Outcome.Ok })
            .ToList();
        var breaches = held.Select(asked => TooEarly(history, asked))
            .Concat(denied.Select(answer => InSpite(history, answer)))
            .OfType<Breach>();
        return new Judgement(held.Count, [.. breaches]);
    }

    private static Breach? TooEarly(ScenarioHistory history, OperationInvoked asked)
    {
        var effect = EffectsOf(history, asked.Key, asked.Device).FirstOrDefault(effect => effect.Seq > asked.Seq);
        var approved = history.Of<OperationInvoked>().Any(other => other.Route is Route.Approve or Route.Perform
            && other.Key == asked.Key && other.Device == asked.Device && effect is not null && other.Seq < effect.Seq);
        return effect is null || approved
            ? null
            : new Breach($"{asked.Operation} is of high risk and had its effect before anybody approved it", [asked, effect]);
    }

    private static Breach? InSpite(ScenarioHistory history, OperationReturned denied) =>
        EffectsOf(history, denied.Key, denied.Device).FirstOrDefault() is { } effect
            ? new Breach($"{denied.Operation} was denied and had an effect all the same", Ordered(effect, denied))
            : null;

    private static IEnumerable<EffectSeen> EffectsOf(ScenarioHistory history, string key, string? device) =>
        history.Of<EffectSeen>().Where(effect => effect.Key == key && effect.Device == device);

    private static IReadOnlyList<HistoryEvent> Ordered(HistoryEvent one, HistoryEvent other) =>
        one.Seq < other.Seq ? [one, other] : [other, one];
}
