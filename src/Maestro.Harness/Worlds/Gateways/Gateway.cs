using System.Net;
using System.Net.Sockets;
using Maestro.Harness.History;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using WireMock.Server;
using WireMock.Settings;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>
/// A server between one device and the service. Answers in the service's place are WireMock's; everything else is middleware in front of
/// it, in the same server.
/// </summary>
public sealed class Gateway : Wire
{
    private readonly string _host;
    private readonly Upstream _upstream;
    private WireMockServer? _server;
    private CancellationTokenSource _closing = new();
    private Socket? _placeholder;

    /// <param name="host">As the browser calls it, without a port.</param>
    public Gateway(string host, Upstream upstream, Canaries canaries, Action<HistoryEvent> record) : base(canaries, record)
    {
        _host = host;
        _upstream = upstream;
        Listen();
        Port = _server!.Ports[0];
    }

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; }

    public override string Origin => $"http://{_host}:{Port}";

    public override bool IsEmulated => false;

    public override Task AttachAsync(IBrowserContext context) => Task.CompletedTask;

    public override async Task<WireAnswer> AskAsync(string path, CancellationToken cancel)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{Port}{path}");
        request.Headers.Host = $"{_host}:{Port}";
        using var answer = await http.SendAsync(request, cancel);
        return new WireAnswer((int)answer.StatusCode, [], await answer.Content.ReadAsByteArrayAsync(cancel));
    }

    /// <summary>The port stays the gateway's: a socket that is bound and does not listen keeps it, and the system refuses each connection.</summary>
    public override void StopListening()
    {
        Close();
        _placeholder = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _placeholder.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _placeholder.Bind(new IPEndPoint(IPAddress.Loopback, Port));
    }

    public override void Listen()
    {
        if (_server is not null)
        {
            return;
        }

        _placeholder?.Dispose();
        _closing = new CancellationTokenSource();
        _server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [$"http://127.0.0.1:{Port}"],
            StartAdminInterface = false,
            DisableRequestBodyDecompressing = true,
            MaxRequestLogCount = 0,
            PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use(HandleAsync),
        });
    }

    public override void Dispose()
    {
        Close();
        _placeholder?.Dispose();
    }

    private void Close()
    {
        if (_server is not null)
        {
            _closing.Cancel();
            _closing.Dispose();
            _server.Stop();
            _server.Dispose();
            _server = null;
        }
    }

    private async Task HandleAsync(HttpContext context, RequestDelegate wireMock)
    {
        // Without keep-alive Chromium never re-sends a request by itself (docs/decisions/connections.md).
        if (!KeepsAlive)
        {
            context.Response.Headers.Connection = "close";
        }

        if (context.Request.Path == BlankPath)
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(BlankPage, context.RequestAborted);
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        var request = await ArrivedRequest.ReadAsync(context.Request, either.Token);
        await CarryAsync(new GatewayExchange(NextId(), context, request, _upstream, _server!, wireMock, either.Token));
    }
}
