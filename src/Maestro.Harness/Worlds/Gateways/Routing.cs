using System.Collections.Concurrent;
using System.Text;
using Maestro.Harness.History;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>
/// The browser's own routing between one device and the service, for targets that no gateway can stand before: the client's origin is the
/// service itself. It answers and breaks requests, but has no connections.
/// </summary>
/// <param name="origin">Of the client, as the browser calls it: scheme, host and port.</param>
/// <param name="isOffline">Routed requests would be answered all the same while the browser is offline.</param>
public sealed class Routing(
    string origin, Upstream upstream, Canaries canaries, Action<HistoryEvent> record, Func<bool> isOffline) : Wire(canaries, record)
{
    private const string Ask = """
        async path => {
          const answer = await fetch(path, { cache: 'no-store' });
          return [`${answer.status}`, await answer.text()];
        }
        """;

    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<IRequest, CancellationTokenSource> _underWay = new();
    private IBrowserContext? _context;
    private volatile bool _refuses;

    public override string Origin => origin;

    public override bool IsEmulated => true;

    public override void Arm(WireRule rule)
    {
        if (rule.OnConnection is { } what)
        {
            throw new InputException(
                $"The browser's routing has no connections, and the fault needs one for {what}.", "Use a target with `carrier: gateway`.");
        }

        base.Arm(rule);
    }

    public override void StopListening() => _refuses = true;

    public override void Listen() => _refuses = false;

    public override Task AttachAsync(IBrowserContext context)
    {
        _context = context;
        context.RequestFailed += (_, request) => Forget(request);
        return context.RouteAsync($"{Origin}/**", HandleAsync);
    }

    public override async Task<WireAnswer> AskAsync(string path, CancellationToken cancel)
    {
        var page = await _context!.NewPageAsync();
        try
        {
            await page.GotoAsync(Origin + BlankPath).WaitAsync(cancel);
            var answer = await page.EvaluateAsync<string[]>(Ask, path).WaitAsync(cancel);
            return new WireAnswer(int.Parse(answer[0]), [], Encoding.UTF8.GetBytes(answer[1]));
        }
        catch (PlaywrightException e)
        {
            throw new HttpRequestException(e.Message, e);
        }
        finally
        {
            await page.CloseAsync();
        }
    }

    public override void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task HandleAsync(IRoute route)
    {
        if (isOffline() || _refuses)
        {
            await route.AbortAsync(_refuses ? "connectionrefused" : "internetdisconnected");
            return;
        }

        if (new Uri(route.Request.Url).AbsolutePath == BlankPath)
        {
            await route.FulfillAsync(new() { ContentType = "text/html", Body = BlankPage });
            return;
        }

        using var givenUp = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        _underWay[route.Request] = givenUp;
        try
        {
            await CarryAsync(new RoutedExchange(NextId(), route, await ReadAsync(route.Request), upstream, givenUp.Token));
        }
        finally
        {
            _underWay.TryRemove(route.Request, out _);
        }
    }

    /// <summary>The page has given the request up, or it was broken.</summary>
    private void Forget(IRequest request)
    {
        if (_underWay.TryRemove(request, out var givenUp))
        {
            givenUp.Cancel();
        }
    }

    /// <summary>A routed request has no cookies yet: the browser adds them on the wire. And its answer must not come compressed.</summary>
    private async Task<ArrivedRequest> ReadAsync(IRequest request)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in await request.AllHeadersAsync())
        {
            headers[name] = value;
        }

        var cookies = await _context!.CookiesAsync([request.Url]);
        if (cookies.Count > 0)
        {
            headers["cookie"] = string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));
        }

        headers.Remove("accept-encoding");
        headers["host"] = new Uri(request.Url).Authority;
        return new ArrivedRequest(request.Method, new Uri(request.Url).PathAndQuery, headers, request.PostDataBuffer ?? []);
    }
}
