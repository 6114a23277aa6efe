using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// No effect without its gates: a person confirmed an operation of that very key, action and parameters on the device before, in a lane that
/// may run, and it was not refused. Where operations were held for approval, the effect is of what was held, however often the key was asked
/// for again with something else. Effects of the host alone, without MAESTRO, are not meant.
/// </summary>
public sealed class EffectsPassTheGates : IGuarantee
{
    public string Name => "effects-pass-the-gates";

    public string Says => "what has an effect was confirmed by a person, and approved exactly as it was held";

    public IReadOnlyList<string> Claims { get; } = ["OVR-3", "OVR-4", "VAL-3"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Effects];

    public Judgement Judge(ScenarioHistory history)
    {
        var known = new Dictionary<(string Key, string? Device), Asked>();
        var relevant = 0;
        var breaches = new List<Breach>();
        foreach (var happened in history.Events)
        {
            switch (happened)
            {
                case OperationInvoked { Route: Route.Execute or Route.Compose or Route.Perform } asked:
                    Of(known, asked.Key, asked.Device).Ask(asked);
                    break;
                case OperationReturned { Route: Route.Execute } answer:
                    Of(known, answer.Key, answer.Device).Answer(answer);
                    break;
                case EffectSeen effect when Of(known, effect.Key, effect.Device) is { IsJudged: true } asked:
                    relevant++;
                    breaches.AddRange(asked.Problem(effect) is { } says ? [new Breach(says, asked.Evidence(effect))] : []);
                    break;
            }
        }

        return new Judgement(relevant, breaches);
    }

    private static Asked Of(Dictionary<(string, string?), Asked> known, string key, string? device)
    {
        if (!known.TryGetValue((key, device), out var asked))
        {
            known[(key, device)] = asked = new Asked();
        }

        return asked;
    }

    /// <summary>What was asked of one key on one device so far.</summary>
    private sealed class Asked
    {
        private readonly Dictionary<string, OperationInvoked> _underWay = new(StringComparer.Ordinal);
        private readonly Dictionary<string, OperationInvoked> _held = new(StringComparer.Ordinal);
        private readonly Dictionary<(string, string?), int> _confirmed = [];
        private OperationInvoked? _first;
        private bool _byHost;

        /// <summary>Not of a key that came from nowhere in the scenario, and not of what the host does alone.</summary>
        public bool IsJudged => _first is { Confirmed: not null } && !_byHost;

        public void Ask(OperationInvoked asked)
        {
            _byHost |= asked.Route is Route.Perform;
            _first ??= asked;
            _underWay[asked.Operation] = asked;
            Count(asked, 1);
        }

        public void Answer(OperationReturned answer)
        {
            if (!_underWay.Remove(answer.Operation, out var asked))
            {
                return;
            }

            if (answer.Says("escalated"))
            {
                // The first one that was held under a task is what a person is shown, and decides on.
                _held.TryAdd((string?)answer.Answer?["task_id"] ?? "", asked);
            }
            else if (answer.Says("blocked"))
            {
                Count(asked, -1);
            }
        }

        public string? Problem(EffectSeen effect) =>
            _held.Count > 0
                ? !_held.Values.Any(held => Fits(held, effect)) ? $"{effect.Action} had an effect with other parameters than those that were held for approval"
                    : _held.Values.Any(held => Fits(held, effect) && IsConfirmed(held)) ? null
                    : $"{effect.Action} was held and had its effect without anybody's confirmation"
                : _confirmed.GetValueOrDefault((effect.Action, effect.Params)) > 0 || _confirmed.GetValueOrDefault((effect.Action, null)) > 0
                    ? null
                    : $"{effect.Action} had an effect that nobody had confirmed so";

        public IReadOnlyList<HistoryEvent> Evidence(EffectSeen effect) =>
            [.. _held.Values.Append(_first!).DistinctBy(asked => asked.Seq).OrderBy(asked => asked.Seq), effect];

        private static bool Fits(OperationInvoked asked, EffectSeen effect) =>
            asked.Action == effect.Action && (asked.Params is null || asked.Params == effect.Params);

        private static bool IsConfirmed(OperationInvoked asked) => asked is { Confirmed: true, Lane: "GREEN" or "YELLOW" or "RED" };

        /// <summary>What is typed into the page's form is not handed in as parameters: any of that action fits.</summary>
        private void Count(OperationInvoked asked, int more)
        {
            if (IsConfirmed(asked))
            {
                var what = (asked.Action, asked.Route is Route.Compose ? null : asked.Params);
                _confirmed[what] = _confirmed.GetValueOrDefault(what) + more;
            }
        }
    }
}
