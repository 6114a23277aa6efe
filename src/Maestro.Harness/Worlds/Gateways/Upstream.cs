using System.Net;
using System.Net.Sockets;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>
/// Hands requests on to the service. Its connections go to 127.0.0.1 whatever the host is called: only browsers resolve
/// `name.localhost`, and the service tells worlds apart by the name.
/// </summary>
public sealed class Upstream(int port) : IDisposable
{
    // Hop-by-hop (RFC 9110 §7.6.1), and what the two sides compute for themselves.
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
        { "Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Content-Length", "Server", "Host" };

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    /// <exception cref="HttpRequestException">The service cannot be reached.</exception>
    public async Task<WireAnswer> SendAsync(ArrivedRequest request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), $"http://{HostName.AtService($"{request.Headers.Host}")}{request.PathAndQuery}");
        message.Content = request.Body.Length > 0 ? new ByteArrayContent(request.Body) : null;
        foreach (var (name, values) in request.Headers.Where(header => !OwnHeaders.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        using var answer = await _http.SendAsync(message, cancel);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => !OwnHeaders.Contains(header.Key))
            .Select(header => KeyValuePair.Create(header.Key, header.Value.ToArray()));
        return new WireAnswer((int)answer.StatusCode, [.. headers], await answer.Content.ReadAsByteArrayAsync(cancel));
    }

    public void Dispose() => _http.Dispose();
}
