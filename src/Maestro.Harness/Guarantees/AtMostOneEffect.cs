using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// Never more than one effect per idempotency key and partition. Two devices may each have one only if the later of them was
/// cut off from the service when it acted, or the earlier from its own effect until then (docs/contract.md §5.7). Effects of the host alone, without MAESTRO, are not meant.
/// </summary>
public sealed class AtMostOneEffect : IGuarantee
{
    public string Name => "at-most-one-effect";

    public string Says => "never more than one side effect per idempotency key and partition";

    public IReadOnlyList<string> Claims { get; } = ["RCP-1", "RCP-5"];

    public Judgement Judge(ScenarioHistory history)
    {
        var effects = history.Of<EffectSeen>().ToList();
        foreach (var performed in history.Of<OperationInvoked>().Where(operation => operation.Route is Route.Perform))
        {
            var ofHost = effects.FindIndex(effect =>
                effect.Seq > performed.Seq && effect.Key == performed.Key && effect.Device == performed.Device);
            if (ofHost >= 0)
            {
                effects.RemoveAt(ofHost);
            }
        }

        var breaches = effects.GroupBy(effect => effect.Key)
            .SelectMany(ofKey => Breaches(history, ofKey.Key, [.. ofKey]));
        return new Judgement(effects.Count, [.. breaches]);
    }

    private static IEnumerable<Breach> Breaches(ScenarioHistory history, string key, List<EffectSeen> effects)
    {
        var first = effects[0];
        foreach (var again in effects.Skip(1))
        {
            var sameDevice = effects.TakeWhile(effect => effect != again).LastOrDefault(effect => effect.Device == again.Device);
            var others = effects.TakeWhile(effect => effect != again).Where(effect => effect.Device != again.Device);
            var apart = history.CutOffAt(again) || IsDegraded(history, again) || others.All(effect => history.CutOffFrom(effect, again));
            if (sameDevice is not null || !apart)
            {
                yield return new Breach(
                    $"{effects.Count} effects of {again.Action} for key {key}",
                    [.. Surroundings(history, key, sameDevice ?? first, again)]);
                yield break;
            }
        }
    }

    /// <summary>Without encryption a device asks nothing of the service, and so is a partition of its own (docs/contract.md §8).</summary>
    private static bool IsDegraded(ScenarioHistory history, EffectSeen effect) => history.Of<OperationReturned>().Any(returned =>
        returned.Seq > effect.Seq && returned.Key == effect.Key && returned.Device == effect.Device
        && returned.Answer?["degraded"]?.GetValueKind() is System.Text.Json.JsonValueKind.True);

    private static IEnumerable<History.HistoryEvent> Surroundings(
        ScenarioHistory history, string key, EffectSeen first, EffectSeen again) =>
        history.Events.Where(happened => happened == first || happened == again
            || (happened.Seq < again.Seq && happened switch
            {
                OperationInvoked operation => operation.Key == key,
                OperationReturned operation => operation.Key == key,
                FaultInjected => true,
                _ => false,
            }));
}
