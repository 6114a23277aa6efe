using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// Never more than one effect per idempotency key and partition. Two devices may each have one only if the later of them was
/// cut off from the service when it acted, or the service could not hear of the earlier from its effect until then (docs/contract.md §5.7). Effects of the host alone, without MAESTRO, are not meant.
/// </summary>
public sealed class AtMostOneEffect : IGuarantee
{
    public string Name => "at-most-one-effect";

    public string Says => "never more than one side effect per idempotency key and partition";

    public IReadOnlyList<string> Claims { get; } = ["RCP-1", "RCP-5"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Effects];

    public Judgement Judge(ScenarioHistory history)
    {
        var effects = ThroughMaestro(history);
        var asked = history.Of<OperationInvoked>().By(operation => operation.Key);
        var answered = history.Of<OperationReturned>().By(operation => operation.Key);
        var breaches = new List<Breach>();
        foreach (var ofKey in effects.GroupBy(effect => effect.Key))
        {
            if (Breach([.. ofKey], history, answered) is (var first, var again))
            {
                var around = asked[ofKey.Key].Concat<HistoryEvent>(answered[ofKey.Key]).Concat(history.Of<FaultInjected>().Where(fault => !IsOver(fault, first, history)))
                    .Where(happened => happened.Seq < again.Seq)
                    .Append(first).Append(again)
                    .OrderBy(happened => happened.Seq);
                breaches.Add(new Breach($"{ofKey.Count()} effects of {again.Action} for key {ofKey.Key}", [.. around]));
            }
        }

        return new Judgement(effects.Count, breaches);
    }

    /// <summary>It was healed before, so it has nothing to do with what follows.</summary>
    private static bool IsOver(FaultInjected fault, EffectSeen before, ScenarioHistory history) =>
        history.Of<FaultHealed>().Any(heal => heal.Id == fault.Id && heal.Healed && heal.Seq < before.Seq);

    /// <summary>Each operation that the host performs alone accounts for one effect that follows it.</summary>
    private static List<EffectSeen> ThroughMaestro(ScenarioHistory history)
    {
        var effects = new List<EffectSeen>();
        var byHost = new Dictionary<(string, string?), int>();
        foreach (var happened in history.Events)
        {
            if (happened is OperationInvoked { Route: Route.Perform } performed)
            {
                byHost[(performed.Key, performed.Device)] = byHost.GetValueOrDefault((performed.Key, performed.Device)) + 1;
            }
            else if (happened is EffectSeen effect)
            {
                var due = byHost.GetValueOrDefault((effect.Key, effect.Device));
                if (due > 0)
                {
                    byHost[(effect.Key, effect.Device)] = due - 1;
                }
                else
                {
                    effects.Add(effect);
                }
            }
        }

        return effects;
    }

    /// <summary>The first effect of a key that is one too many, and the one that it repeats. Until then there is one of each device.</summary>
    private static (EffectSeen First, EffectSeen Again)? Breach(
        List<EffectSeen> effects, ScenarioHistory history, Grouped<string, OperationReturned> answered)
    {
        var before = new List<EffectSeen>();
        foreach (var again in effects)
        {
            var sameDevice = before.Find(effect => effect.Device == again.Device);
            var apart = before.Count == 0 || history.CutOffAt(again) || IsDegraded(answered, again)
                || before.TrueForAll(effect => history.UnheardFrom(effect, again));
            if (sameDevice is not null || !apart)
            {
                return (sameDevice ?? effects[0], again);
            }

            before.Add(again);
        }

        return null;
    }

    /// <summary>Without encryption a device asks nothing of the service, and so is a partition of its own (docs/contract.md §8).</summary>
    private static bool IsDegraded(Grouped<string, OperationReturned> answered, EffectSeen effect) =>
        answered.After(effect.Key, effect.Seq).Any(returned => returned.Device == effect.Device && returned.Says("degraded") && !returned.Says("idempotent"));
}
