using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>An operation that was answered as blocked changed nothing in the world while it was under way.</summary>
public sealed class BlockedHasNoEffect : IGuarantee
{
    public string Name => "blocked-has-no-effect";

    public string Says => "what is answered as blocked has no side effect";

    public IReadOnlyList<string> Claims { get; } = ["VAL-3"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Effects];

    public Judgement Judge(ScenarioHistory history)
    {
        var invoked = new Dictionary<(string Operation, Route Route), OperationInvoked>();
        var effects = history.Of<EffectSeen>().By(effect => (effect.Key, effect.Device, effect.Tab));
        var blocked = 0;
        var breaches = new List<Breach>();
        foreach (var happened in history.Events)
        {
            if (happened is OperationInvoked invocation)
            {
                invoked[(invocation.Operation, invocation.Route)] = invocation;
            }
            else if (happened is OperationReturned answer && answer.Says("blocked")
                && invoked.GetValueOrDefault((answer.Operation, answer.Route)) is { } asked)
            {
                blocked++;
                breaches.AddRange(effects.After((asked.Key, asked.Device, asked.Tab), asked.Seq)
                    .TakeWhile(effect => effect.Seq < answer.Seq)
                    .Select(effect => new Breach($"{asked.Operation} was answered as blocked and had an effect all the same", [asked, effect, answer])));
            }
        }

        return new Judgement(blocked, breaches);
    }
}
