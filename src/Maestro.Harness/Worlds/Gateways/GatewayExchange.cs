using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>One request in a gateway, with the connection that it came on.</summary>
internal sealed class GatewayExchange(
    int id,
    HttpContext context,
    ArrivedRequest request,
    Upstream upstream,
    WireMockServer server,
    RequestDelegate wireMock,
    CancellationToken cancel) : Exchange(id, request, upstream, cancel)
{
    /// <summary>By this header, added inside the gateway, WireMock knows which answer is meant.</summary>
    private const string Header = "x-gateway-exchange";

    private static readonly TimeSpan ClosingLimit = TimeSpan.FromSeconds(2);

    /// <summary>The server numbers the requests of a connection: `0HN…:00000002` is its second.</summary>
    public override bool OnReusedConnection => !context.TraceIdentifier.EndsWith(":00000001", StringComparison.Ordinal);

    private Socket Socket => context.Features.Get<IConnectionSocketFeature>()!.Socket;

    public override async Task BreakAsync(Break how)
    {
        switch (how)
        {
            case Break.Closed:
                await CloseAsync();
                break;
            case Break.Garbled:
                await Socket.SendAsync("\0\u0001 this is no HTTP \u0002\r\n\r\n"u8.ToArray(), Cancel);
                await CloseAsync();
                break;
            default:
                Reset();
                break;
        }
    }

    public override async Task CutBodyAsync(WireAnswer answer, bool chunked)
    {
        Note(answer);

        // Past the server's own buffers: what they hold would be lost with the connection.
        var half = answer.Body.Length / 2;
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} Cut\r\nConnection: close\r\n");
        foreach (var (name, values) in answer.Headers)
        {
            head.Append($"{name}: {string.Join(", ", values)}\r\n");
        }

        head.Append(chunked ? $"Transfer-Encoding: chunked\r\n\r\n{half:x}\r\n" : $"Content-Length: {answer.Body.Length}\r\n\r\n");
        byte[] bytes = [.. Encoding.Latin1.GetBytes(head.ToString()), .. answer.Body.AsSpan(0, half), .. chunked ? "\r\n"u8 : []];
        await Socket.SendAsync(bytes, Cancel);
        await CloseAsync();
    }

    protected override async Task GiveAsync(WireAnswer answer)
    {
        answer.WriteHead(context.Response);
        if (answer.Status is not (204 or 304))
        {
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body, Cancel);
        }
    }

    protected override async Task GiveInPlaceAsync(WireAnswer answer)
    {
        var mapping = Guid.NewGuid();
        var response = Response.Create().WithStatusCode(answer.Status).WithBody(answer.Body);
        foreach (var (name, values) in answer.Headers)
        {
            response = response.WithHeader(name, values);
        }

        server.Given(WireMock.RequestBuilders.Request.Create().WithHeader(Header, $"{Id}")).WithGuid(mapping).RespondWith(response);
        try
        {
            context.Request.Headers[Header] = $"{Id}";
            context.Request.Body = new MemoryStream(Request.Body);
            await wireMock(context);
        }
        finally
        {
            server.DeleteMapping(mapping);
        }
    }

    /// <summary>Says that nothing more comes (FIN), and waits until the browser has read that and closes in turn: an abort at once would overtake it.</summary>
    private async Task CloseAsync()
    {
        Socket.Shutdown(SocketShutdown.Send);
        var closed = new TaskCompletionSource();
        await using var register = context.RequestAborted.Register(closed.SetResult);
        try
        {
            await closed.Task.WaitAsync(ClosingLimit, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
    }

    private void Reset()
    {
        try
        {
            Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (ObjectDisposedException)
        {
            // The browser was faster.
        }

        context.Abort();
    }
}
