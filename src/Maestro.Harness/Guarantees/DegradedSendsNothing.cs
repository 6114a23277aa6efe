using System.Text.Json;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// While its encryption is off, a tab asks nothing of MAESTRO's service (docs/contract.md §8). It counts as off once its load has said so
/// or an operation was answered as degraded, so that what was under way before accuses nobody, and until it says that it is initialized.
/// What an operator types into the console is not the client's.
/// </summary>
public sealed class DegradedSendsNothing : IGuarantee
{
    private const string Off = "[MAESTRO] Crypto unavailable";
    private const string On = "[MAESTRO] Initialized successfully";

    public string Name => "degraded-sends-nothing";

    public string Says => "without encryption nothing is asked of MAESTRO's service";

    public IReadOnlyList<string> Claims { get; } = ["CRY-1"];

    public Judgement Judge(ScenarioHistory history)
    {
        var steps = new StepsUnderWay();
        var typed = new TypedLines();
        var tabs = new Dictionary<(string?, int?), Encryption>();
        var judged = 0;
        var breaches = new List<Breach>();
        foreach (var happened in history.Events)
        {
            steps.See(happened);
            typed.See(happened);
            if (happened.Tab is null)
            {
                continue;
            }

            var page = (happened.Device, happened.Tab);
            var tab = tabs.TryGetValue(page, out var known) ? known : tabs[page] = new Encryption();
            var wasOff = tab.IsOff;
            tab.See(happened);
            judged += tab.IsOff && !wasOff ? 1 : 0;
            if (tab.IsOff && happened is RequestTried request && !steps.Any("playbook") && !typed.Ask(request)
                && ServicePaths.Has(request.Path))
            {
                breaches.Add(new Breach($"{request.Method} {request.Path} was tried without encryption", [tab.Told!, request]));
            }
        }

        return new Judgement(judged, breaches);
    }

    /// <summary>What the history tells of one tab.</summary>
    private sealed class Encryption
    {
        private readonly Dictionary<(string, Route), long> _asked = [];
        private long _opened;
        private long _on = -1;

        public bool IsOff { get; private set; }

        /// <summary>By this it was told that encryption is off.</summary>
        public HistoryEvent? Told { get; private set; }

        public void See(HistoryEvent happened)
        {
            switch (happened)
            {
                case ConsoleSaid said when said.Text.StartsWith(Off, StringComparison.Ordinal):
                    Told ??= said;
                    break;
                case ConsoleSaid said when said.Text.StartsWith(On, StringComparison.Ordinal):
                    (_on, Told, IsOff) = (said.Seq, null, false);
                    break;
                case PageOpened:
                    // Without a key since its load began, the page has begun nothing either.
                    IsOff = Told is not null && _on < _opened;
                    _opened = happened.Seq;
                    break;
                case PageClosed or PageCrashed:
                    (Told, IsOff) = (null, false);
                    break;
                case OperationInvoked asked:
                    _asked[(asked.Operation, asked.Route)] = asked.Seq;
                    break;
                case OperationReturned answer when IsDegraded(answer) && _asked.GetValueOrDefault((answer.Operation, answer.Route)) > _on:
                    Told ??= answer;
                    IsOff = true;
                    break;
            }
        }

        private static bool IsDegraded(OperationReturned returned) => returned.Answer?["degraded"]?.GetValueKind() is JsonValueKind.True;
    }
}
