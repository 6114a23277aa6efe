using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>
/// Stands between one device and the service: writes down every request, and lets armed rules have their way with it. Faulty answers
/// are WireMock's; faults of the connection are middleware in front of it, in the same server.
/// </summary>
public sealed class Gateway : IDisposable
{
    /// <summary>An empty page, answered by the gateway itself, for looks at the origin's storage without the client.</summary>
    public const string BlankPath = "/.well-known/maestro-e2e-blank";

    private readonly Lock _lock = new();
    private readonly List<GatewayRule> _rules = [];
    private readonly WireMockServer _server;
    private readonly Upstream _upstream;
    private readonly Canaries _canaries;
    private readonly Action<HistoryEvent> _record;
    private readonly CancellationTokenSource _closing = new();
    private int _arrived;

    /// <param name="record">Records events of the device that the gateway serves.</param>
    public Gateway(Upstream upstream, Canaries canaries, Action<HistoryEvent> record)
    {
        _upstream = upstream;
        _canaries = canaries;
        _record = record;
        _server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = ["http://127.0.0.1:0"],
            StartAdminInterface = false,
            DisableRequestBodyDecompressing = true,
            MaxRequestLogCount = 0,
            PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use(HandleAsync),
        });
    }

    public int Port => _server.Ports[0];

    public void Arm(GatewayRule rule)
    {
        lock (_lock)
        {
            _rules.Add(rule);
        }

        if (rule is AnswerRule { Answer: var answer })
        {
            _server.Given(Request.Create().WithHeader(AnswerRule.Header, rule.Fault.ToString())).RespondWith(answer);
        }
    }

    public void Disarm(GatewayRule rule)
    {
        lock (_lock)
        {
            _rules.Remove(rule);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _server.Stop();
        _server.Dispose();
        _closing.Dispose();
    }

    private async Task HandleAsync(HttpContext context, RequestDelegate wireMock)
    {
        if (context.Request.Path == BlankPath)
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<!doctype html><title>blank</title>", context.RequestAborted);
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        var request = await ArrivedRequest.ReadAsync(context.Request, either.Token);
        var id = Interlocked.Increment(ref _arrived);
        _record(new RequestArrived(
            id, request.Method, request.Path, request.Body.Length, Hash(request.Body), _canaries.In(request)));

        var exchange = new GatewayExchange(id, context, request, _upstream, wireMock, either.Token);
        var rule = Take(request);
        try
        {
            // Without keep-alive Chromium never re-sends a request by itself (docs/decisions/connections.md).
            if (rule is not { KeepAlive: true })
            {
                context.Response.Headers.Connection = "close";
            }

            var how = rule is null ? await exchange.PassAsync() : await rule.HandleAsync(exchange);
            _record(new RequestAnswered(id, exchange.Status, exchange.Size, rule?.Fault, how));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            // The service is gone, or the browser is: the browser sees a dead connection, as it would without a gateway.
            _record(new RequestAnswered(id, 0, 0, rule?.Fault, e.Message));
            context.Abort();
        }
    }

    private GatewayRule? Take(ArrivedRequest request)
    {
        lock (_lock)
        {
            return _rules.Find(rule => rule.Takes(request));
        }
    }

    private static string? Hash(byte[] body) =>
        body.Length == 0 ? null : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body));
}
