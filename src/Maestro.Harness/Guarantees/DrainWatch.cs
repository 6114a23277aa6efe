using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>What is known of one device's drain: what it has under way, and what its next attempt has to wait for.</summary>
internal sealed class DrainWatch
{
    private const string ClaimPath = ServicePaths.Root + "maestro-sync/claim-receipt";
    private const string SessionPath = "/session";

    /// <summary>In ms of real time: what a client does with an answer is done, and stored, after so long.</summary>
    private const double Settled = 1000;

    private readonly Dictionary<(int? Tab, string Path), Queue<Attempt>> _underWay = [];
    private readonly Dictionary<string, Queue<double>> _arrived = [];
    private readonly Dictionary<int, string> _blinding = [];
    private readonly HashSet<int?> _tabs = [];
    private readonly DrainWait _wait = new();
    private int _operations;
    private bool _claimsUnclear;
    private double _passBegan;
    private double? _goesOnSince;

    public int Judged { get; private set; }

    public List<Breach> Breaches { get; } = [];

    /// <summary>A person has let it be sent, or may have.</summary>
    public void WaitsNoMore() => _wait.Forget();

    public void See(HistoryEvent happened, Meanwhile meanwhile)
    {
        switch (happened)
        {
            case FaultInjected fault:
                _wait.Disturb();
                Blind(fault);
                break;
            case FaultHealed healed:
                _wait.Disturb();
                See(healed);
                break;
            case OperationInvoked or OperationReturned:
                _wait.Disturb();
                Count(happened);
                break;
            case PageOpened:
                _tabs.Add(happened.Tab);
                break;
            case PageClosed or PageCrashed:
            case RequestTried { Method: "GET", Path: "/" }:
                PageEnds(happened);
                break;
            case RequestFailed { Path: SessionPath, Method: "GET" }:
            case ResponseSeen { Path: SessionPath, Method: "GET", Status: >= 500 }:
                _wait.SessionUnread();
                break;
            case ResponseSeen { Path: SessionPath, Method: "GET" }:
                _wait.SessionRead();
                break;
            case RequestTried { Path: SessionPath, Method: not "GET" }:
                // Another tenant's items have a wait of their own.
                _wait.ForgetAll();
                break;
            case RequestArrived arrived when ServicePaths.Has(arrived.Path):
                Arrivals(arrived.Path).Enqueue(arrived.At);
                break;
            case RequestTried { Method: "POST" } tried when ServicePaths.Has(tried.Path):
                Try(tried, meanwhile);
                break;
            case ResponseSeen answer when ServicePaths.Has(answer.Path):
                End(answer, answer.Path, answer.Status, answer.RetryAfter, meanwhile);
                break;
            case RequestFailed failed when ServicePaths.Has(failed.Path):
                End(failed, failed.Path, 0, null, meanwhile);
                break;
        }
    }

    /// <summary>Pages, their storage or their clock may be taken, and the wait with them; a connection that comes back ends the back-off.</summary>
    private void Blind(FaultInjected fault)
    {
        if (fault.Fault is "network.offline" or "network.flapping" or "crypto.insecure-context"
            || fault.Fault.Split('.')[0] is "storage" or "lifecycle" or "clock")
        {
            _blinding[fault.Id] = fault.Fault;
            Take(fault.Fault);
        }
    }

    private void See(FaultHealed healed)
    {
        if (_blinding.Remove(healed.Id, out var fault))
        {
            Take(fault);
        }
    }

    private void Take(string fault)
    {
        _wait.ForgetBackOff();
        if (!fault.StartsWith("network.", StringComparison.Ordinal))
        {
            _wait.ForgetAll();
        }
    }

    private void Count(HistoryEvent happened)
    {
        switch (happened)
        {
            case OperationInvoked { Route: Route.Compose } or OperationReturned { Outcome: Outcome.Indeterminate }:
                _claimsUnclear = true;
                break;
            case OperationInvoked:
                _operations++;
                break;
            case OperationReturned:
                _operations--;
                break;
        }
    }

    /// <summary>What was under way may have come to anything, and what had just ended may not have been stored.</summary>
    private void PageEnds(HistoryEvent end)
    {
        _wait.Disturb();
        var cut = false;
        foreach (var (at, attempts) in _underWay)
        {
            if (at.Tab is null || end.Tab is null || at.Tab == end.Tab)
            {
                cut |= attempts.Any(attempt => attempt.Drains);
                attempts.Clear();
            }
        }

        _wait.PageEnds(cut, end.At - Settled);
    }

    private void Try(RequestTried tried, Meanwhile meanwhile)
    {
        var isOwn = !meanwhile.OperatorTypes && (tried.Path != ClaimPath || (_operations == 0 && !_claimsUnclear));
        var attempt = new Attempt(tried, Began(tried), isOwn);
        UnderWay(tried).Enqueue(attempt);
        if (!attempt.Drains)
        {
            return;
        }

        if (_goesOnSince is null || tried.At - _goesOnSince > Settled)
        {
            _passBegan = tried.At;
        }

        var obeysBackOff = _blinding.Count == 0 && !meanwhile.PersonFlushes;
        var (judged, breach) = _wait.Judge(attempt, _passBegan, obeysBackOff, _tabs.Count > 1);
        Judged += judged ? 1 : 0;
        Breaches.AddRange(breach is null ? [] : [breach]);
    }

    private void End(HistoryEvent end, string path, int status, double? retryAfter, Meanwhile meanwhile)
    {
        if (!UnderWay(end, path).TryDequeue(out var attempt))
        {
            return;
        }

        if (retryAfter is { } seconds && _blinding.Values.All(fault => fault.StartsWith("network.", StringComparison.Ordinal)))
        {
            _wait.Ask(attempt, end, seconds * 1000, attempt.Drains ? end.At : end.At + Settled);
        }

        if (attempt.Drains)
        {
            // After a success and after a refusal for good, the pass goes on with the next item.
            _goesOnSince = status is 200 or 400 or 403 or 409 or 413 ? end.At : null;
        }

        _wait.End(attempt, end, status, meanwhile.FaultInForce);
    }

    /// <summary>
    /// In ms of the pages' time, the earliest that it can have been: a busy browser tells of a request after it has arrived.
    /// </summary>
    private double Began(RequestTried tried)
    {
        var arrivals = Arrivals(tried.Path);
        while (arrivals.TryDequeue(out var arrived))
        {
            if (tried.At - arrived <= Settled)
            {
                return arrived + (tried.Ahead ?? 0);
            }
        }

        return tried.At + (tried.Ahead ?? 0);
    }

    private Queue<double> Arrivals(string path) => _arrived.TryGetValue(path, out var known) ? known : _arrived[path] = new();

    private Queue<Attempt> UnderWay(RequestTried tried) => UnderWay(tried, tried.Path);

    private Queue<Attempt> UnderWay(HistoryEvent happened, string path) =>
        _underWay.TryGetValue((happened.Tab, path), out var known) ? known : _underWay[(happened.Tab, path)] = new();
}

/// <summary>What goes on elsewhere when something happens on a device.</summary>
/// <param name="PersonFlushes">Or presses a button that may do so.</param>
/// <param name="OperatorTypes">Into a console, and perhaps a request.</param>
/// <param name="FaultInForce">Somewhere, so that 200 need not be a success.</param>
internal readonly record struct Meanwhile(bool PersonFlushes, bool OperatorTypes, bool FaultInForce);

/// <summary>One request to the service.</summary>
/// <param name="Began">In ms of the pages' time, at the earliest.</param>
/// <param name="Drains">Surely the drain's, and not an operation's own claim.</param>
internal sealed record Attempt(RequestTried Request, double Began, bool Drains);
