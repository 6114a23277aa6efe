using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// An operation that was handed in with lane RED has no effect on a device before a person there approves it, and never one on a device
/// where a person denied it: an approval and a denial do not both win. An approval whose attempt failed is used up (docs/contract.md §7).
/// What the host application does itself, without MAESTRO, accounts for one effect that follows it, and is not the denied operation's.
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
        var retries = history.Of<OperationInvoked>().Where(asked => asked.Route is Route.Retry).By(asked => (asked.Key, asked.Device));
        var usedUp = history.Of<OperationReturned>()
            .Where(answer => answer is { Route: Route.Approve, Outcome: Outcome.Failed })
            .By(answer => (answer.Key, answer.Device));

        var byHost = history.Of<OperationInvoked>().Where(asked => asked.Route is Route.Perform).By(asked => (asked.Key, asked.Device));

        var relevant = 0;
        var breaches = new List<Breach>();
        foreach (var asked in held)
        {
            relevant++;
            var operation = (asked.Key, asked.Device);
            if (effects.After(operation, asked.Seq).FirstOrDefault() is not { } effect)
            {
                continue;
            }

            var approved = approvals.CountBefore(operation, effect.Seq);
            if (approved == 0)
            {
                breaches.Add(new Breach($"{asked.Operation} is of high risk and had its effect before anybody approved it", [asked, effect]));
            }
            else if (approved + retries.CountBefore(operation, effect.Seq) <= usedUp.CountBefore(operation, effect.Seq))
            {
                breaches.Add(new Breach(
                    $"{asked.Operation} is of high risk and had its effect by an approval that was used up", [asked, usedUp.LastBefore(operation, effect.Seq)!, effect]));
            }
        }

        foreach (var answer in denied)
        {
            var operation = (answer.Key, answer.Device);
            if (FirstNotOf(byHost[operation], effects[operation]) is { } effect)
            {
                breaches.Add(new Breach($"{answer.Operation} was denied and had an effect all the same", Ordered(effect, answer)));
            }
        }

        return new Judgement(relevant, breaches);
    }

    private static EffectSeen? FirstNotOf(IReadOnlyList<OperationInvoked> host, IReadOnlyList<EffectSeen> effects)
    {
        var taken = 0;
        foreach (var effect in effects)
        {
            if (taken == host.Count || host[taken].Seq > effect.Seq)
            {
                return effect;
            }

            taken++;
        }

        return null;
    }

    private static IReadOnlyList<HistoryEvent> Ordered(HistoryEvent one, HistoryEvent other) =>
        one.Seq < other.Seq ? [one, other] : [other, one];
}
