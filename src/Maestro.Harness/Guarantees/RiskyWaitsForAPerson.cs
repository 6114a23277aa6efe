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

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Effects];

    public Judgement Judge(ScenarioHistory history)
    {
        var held = history.Of<OperationInvoked>()
            .Where(asked => asked is { Route: Route.Execute, Lane: "RED" })
            .DistinctBy(asked => (asked.Key, asked.Device));
        var denied = history.Of<OperationReturned>()
            .Where(answer => answer is { Route: Route.Deny, Outcome: Outcome.Ok });
        var effects = history.Of<EffectSeen>().By(effect => (effect.Key, effect.Device));
        var approvals = history.Of<OperationInvoked>()
            .Where(asked => asked.Route is Route.Approve or Route.Perform)
            .By(asked => (asked.Key, asked.Device));

        var relevant = 0;
        var breaches = new List<Breach>();
        foreach (var asked in held)
        {
            relevant++;
            if (effects.After((asked.Key, asked.Device), asked.Seq).FirstOrDefault() is { } effect
                && approvals.LastBefore((asked.Key, asked.Device), effect.Seq) is null)
            {
                breaches.Add(new Breach($"{asked.Operation} is of high risk and had its effect before anybody approved it", [asked, effect]));
            }
        }

        foreach (var answer in denied)
        {
            if (effects[(answer.Key, answer.Device)] is [var effect, ..])
            {
                breaches.Add(new Breach($"{answer.Operation} was denied and had an effect all the same", Ordered(effect, answer)));
            }
        }

        return new Judgement(relevant, breaches);
    }

    private static IReadOnlyList<HistoryEvent> Ordered(HistoryEvent one, HistoryEvent other) =>
        one.Seq < other.Seq ? [one, other] : [other, one];
}
