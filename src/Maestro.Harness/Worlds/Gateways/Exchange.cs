namespace Maestro.Harness.Worlds.Gateways;

/// <summary>One request on its way. Whoever handles it answers it or breaks it, once.</summary>
/// <param name="id">The request's number in the device's history.</param>
/// <param name="cancel">The browser has given the request up, or the device is going.</param>
public abstract class Exchange(int id, ArrivedRequest request, Upstream upstream, CancellationToken cancel)
{
    public int Id => id;

    public ArrivedRequest Request => request;

    public CancellationToken Cancel => cancel;

    /// <summary>The request came on a connection that had carried another one before.</summary>
    public virtual bool OnReusedConnection => false;

    /// <summary>Of the answer given; 0 as long as there is none.</summary>
    public int Status { get; private set; }

    /// <summary>Of the answer's body, in bytes.</summary>
    public int Size { get; private set; }

    /// <summary>SHA-256 of the answer's whole body, in hex; null without one.</summary>
    public string? Hash { get; private set; }

    /// <summary>Lets the service handle the request; may be done more than once.</summary>
    /// <exception cref="HttpRequestException">The service cannot be reached.</exception>
    public Task<WireAnswer> ForwardAsync() => upstream.SendAsync(request, cancel);

    /// <summary>Hands the request to the service and the answer back.</summary>
    public async Task<string?> PassAsync()
    {
        await AnswerAsync(await ForwardAsync());
        return null;
    }

    /// <summary>Waits until that much of the real time has passed since then.</summary>
    /// <param name="since">A timestamp of <paramref name="time"/>.</param>
    /// <exception cref="OperationCanceledException">The browser has given the request up.</exception>
    public async Task WaitAsync(TimeSpan latency, long since, TimeProvider time)
    {
        while (latency - time.GetElapsedTime(since) is var left && left > TimeSpan.Zero)
        {
            // A timer of the runtime may fire a tick of the system, 10 ms, too early.
            await Task.Delay(left, time, cancel);
        }
    }

    /// <summary>Hands an answer of the service to the browser.</summary>
    public Task AnswerAsync(WireAnswer answer)
    {
        Note(answer);
        return GiveAsync(answer);
    }

    /// <summary>Answers in the service's place.</summary>
    public Task StandInAsync(WireAnswer answer)
    {
        Note(answer);
        return GiveInPlaceAsync(answer);
    }

    /// <summary>Breaks the connection before the answer's first byte.</summary>
    public abstract Task BreakAsync(Break how);

    /// <summary>Gives the answer's headers and the first half of its body, and closes the connection.</summary>
    /// <param name="chunked">The body comes in chunks, of which the last one is missing; otherwise it is shorter than its Content-Length says.</param>
    public abstract Task CutBodyAsync(WireAnswer answer, bool chunked);

    protected abstract Task GiveAsync(WireAnswer answer);

    protected virtual Task GiveInPlaceAsync(WireAnswer answer) => GiveAsync(answer);

    protected void Note(WireAnswer answer)
    {
        Status = answer.Status;
        Size = answer.Body.Length;
        Hash = answer.Hash;
    }
}

/// <summary>How a connection ends before its answer.</summary>
public enum Break
{
    /// <summary>By RST.</summary>
    Reset,

    /// <summary>By FIN, with no byte sent.</summary>
    Closed,

    /// <summary>With bytes that are no HTTP, then FIN.</summary>
    Garbled,
}
