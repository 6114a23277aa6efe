using System.Net;
using System.Net.Sockets;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>
/// Hands requests on to the service. Connections to one of ours go to 127.0.0.1 whatever the host is called: only browsers resolve
/// `name.localhost`, and the service tells worlds apart by the name. One that is not ours is asked under its own name.
/// </summary>
public sealed class Upstream : IDisposable
{
    // Hop-by-hop (RFC 9110 §7.6.1), and what the two sides compute for themselves.
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
        { "Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Content-Length", "Server", "Host" };

    private readonly HttpMessageInvoker _http;
    private readonly Uri? _origin;

    /// <param name="port">Where our service listens.</param>
    public Upstream(int port)
    {
        var handler = Handler();
        handler.UseProxy = false;
        handler.ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        };
        _http = new HttpMessageInvoker(handler);
    }

    /// <param name="origin">Of a service that is not ours.</param>
    public Upstream(Uri origin)
    {
        _origin = origin;
        _http = new HttpMessageInvoker(Handler());
    }

    /// <exception cref="HttpRequestException">The service cannot be reached.</exception>
    public async Task<WireAnswer> SendAsync(ArrivedRequest request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), Address(request));
        message.Content = request.Body.Length > 0 ? new ByteArrayContent(request.Body) : null;
        foreach (var (name, values) in request.Headers.Where(header => !OwnHeaders.Contains(header.Key)))
        {
            var sent = values.Select(value => AtOrigin(value, request)).ToArray();
            if (!message.Headers.TryAddWithoutValidation(name, sent))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, sent);
            }
        }

        using var answer = await _http.SendAsync(message, cancel);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => !OwnHeaders.Contains(header.Key))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.ToArray()));
        return new WireAnswer((int)answer.StatusCode, [.. headers], await answer.Content.ReadAsByteArrayAsync(cancel));
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false, UseCookies = false };

    private Uri Address(ArrivedRequest request) => _origin is null
        ? new Uri($"http://{HostName.AtService($"{request.Headers.Host}")}{request.PathAndQuery}")
        : new Uri(_origin, request.PathAndQuery);

    /// <summary>`Origin` and `Referer` name the gateway, where one stands before a service that is not ours.</summary>
    private string? AtOrigin(string? value, ArrivedRequest request)
    {
        var gateway = $"http://{request.Headers.Host}";
        return _origin is not null && (value == gateway || value?.StartsWith(gateway + "/", StringComparison.Ordinal) is true)
            ? _origin.GetLeftPart(UriPartial.Authority) + value[gateway.Length..]
            : value;
    }
}
