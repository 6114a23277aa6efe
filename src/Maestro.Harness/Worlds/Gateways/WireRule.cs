namespace Maestro.Harness.Worlds.Gateways;

/// <summary>What a fault does to requests. Armed in a device's wire, whatever carries it.</summary>
/// <param name="fault">The id of the fault in the scenario's history.</param>
/// <param name="which">The requests that take part.</param>
public abstract class WireRule(int fault, Which which)
{
    private int _matched;
    private int _taken;

    public int Fault => fault;

    /// <summary>
    /// While the rule is armed, connections stay open after an answer, so that Chromium may reuse them, and send a request again when one of
    /// them dies. A gateway alone can do that.
    /// </summary>
    public virtual bool KeepAlive => false;

    /// <summary>What the rule does to the connection itself, which a gateway alone has; null: nothing, or what the browser's routing can do too.</summary>
    public virtual string? OnConnection => KeepAlive ? "keeping connections open" : null;

    /// <summary>Called under the wire's lock.</summary>
    public bool Takes(Exchange exchange)
    {
        if (!which.Matches(exchange.Request) || !Fits(exchange))
        {
            return false;
        }

        var turn = _matched++ - which.After;
        if (turn < 0 || turn % which.Every != 0 || _taken == which.Times)
        {
            return false;
        }

        _taken++;
        return true;
    }

    /// <summary>Deals with one request: answers it, or breaks its connection.</summary>
    /// <returns>What was done, in words; null when nothing out of the ordinary.</returns>
    public abstract Task<string?> HandleAsync(Exchange exchange);

    /// <summary>Whether the rule can act on this request; one that does not fit counts for nothing.</summary>
    protected virtual bool Fits(Exchange exchange) => true;
}

/// <summary>Which requests take part.</summary>
/// <param name="Path">Those whose path equals it; null: all.</param>
/// <param name="Times">At most so many.</param>
/// <param name="Every">Of those that match, each such: 1 is every one, 2 the first, the third and so on.</param>
/// <param name="After">The first ones are passed over.</param>
public sealed record Which(string? Path, int Times = int.MaxValue, int Every = 1, int After = 0)
{
    public bool Matches(ArrivedRequest request) => Path is null || request.Path == Path;
}
