using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// What the client answers as done has been done: the world of that device was changed by the operation's key. What is held for a person
/// is not done yet, and what another device holds was done there. What got no answer may have been done or not.
/// </summary>
public sealed class SuccessHasItsEffect : IGuarantee
{
    public string Name => "success-has-its-effect";

    public string Says => "what is answered as done has had its side effect";

    public IReadOnlyList<string> Claims { get; } = ["RCP-5"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Effects];

    public Judgement Judge(ScenarioHistory history)
    {
        var effects = history.Of<EffectSeen>().Select(effect => (effect.Key, effect.Device)).ToHashSet();
        var done = history.Of<OperationReturned>().Where(IsDone).ToList();
        return new Judgement(done.Count, [.. done
            .Where(answer => !effects.Contains((answer.Key, answer.Device)))
            .Select(answer => new Breach($"{answer.Operation} was answered as done and had no effect", [answer]))]);
    }

    private static bool IsDone(OperationReturned answer) =>
        answer is { Route: Route.Execute or Route.Approve or Route.Retry, Outcome: Outcome.Ok }
        && !answer.Says("escalated")
        && (string?)answer.Answer?["receipt"]?["state"] is not "foreign";
}
