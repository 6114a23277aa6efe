using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>
/// The way between one device and the service: writes down every request, and lets armed rules have their way with it. It is carried by a
/// gateway, or by the browser's routing.
/// </summary>
/// <param name="record">Records events of the device.</param>
public abstract class Wire(Canaries canaries, Action<HistoryEvent> record) : IDisposable
{
    /// <summary>An empty page, answered by the wire itself, for looks at the origin's storage without the client.</summary>
    public const string BlankPath = "/.well-known/maestro-e2e-blank";

    public const string BlankPage = "<!doctype html><title>blank</title>";

    private readonly Lock _lock = new();
    private readonly List<WireRule> _rules = [];
    private int _arrived;

    /// <summary>Of the client on this device: scheme, host and port.</summary>
    public abstract string Origin { get; }

    /// <summary>What faults can do to a connection is emulated by the browser, not done.</summary>
    public abstract bool IsEmulated { get; }

    protected bool KeepsAlive
    {
        get
        {
            lock (_lock)
            {
                return _rules.Exists(rule => rule.KeepAlive);
            }
        }
    }

    public virtual void Arm(WireRule rule)
    {
        lock (_lock)
        {
            _rules.Add(rule);
        }
    }

    public void Disarm(WireRule rule)
    {
        lock (_lock)
        {
            _rules.Remove(rule);
        }
    }

    /// <summary>From now on nothing listens: every connection is refused, and what is under way is cut.</summary>
    public abstract void StopListening();

    /// <summary>Takes <see cref="StopListening"/> back, on the same port; does nothing where the wire listens.</summary>
    public abstract void Listen();

    /// <summary>To be called for each browser of the device before its first page.</summary>
    public abstract Task AttachAsync(IBrowserContext context);

    /// <summary>Asks the service something on the device's own way, past the client.</summary>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    public abstract Task<WireAnswer> AskAsync(string path, CancellationToken cancel);

    public abstract void Dispose();

    protected int NextId() => Interlocked.Increment(ref _arrived);

    protected async Task CarryAsync(Exchange exchange)
    {
        var request = exchange.Request;
        record(new RequestArrived(
            exchange.Id, request.Method, request.Path, request.Body.Length, request.Hash, canaries.In(request), Envelopes.In(request.Body)));
        var rule = Take(exchange);
        try
        {
            var how = rule is null ? await exchange.PassAsync() : await rule.HandleAsync(exchange);
            record(new RequestAnswered(exchange.Id, exchange.Status, exchange.Size, rule?.Fault, how, exchange.Hash));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or PlaywrightException)
        {
            // The service is gone, or the browser is: the browser sees a dead connection, as it would without a wire.
            record(new RequestAnswered(exchange.Id, 0, 0, rule?.Fault, e.Message));
            await exchange.BreakAsync(Break.Reset);
        }
    }

    private WireRule? Take(Exchange exchange)
    {
        lock (_lock)
        {
            return _rules.Find(rule => rule.Takes(exchange));
        }
    }
}
