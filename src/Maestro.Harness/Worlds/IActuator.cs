using System.Text.Json;
using Maestro.Harness.Worlds.Gateways;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>
/// The lowest calls that faults are made of. They pass through here so that each can be replaced by one that reports success and does
/// nothing: a fault whose receipt still says "in force" then is a liar.
/// </summary>
public interface IActuator
{
    Task<JsonElement?> CdpAsync(ICDPSession session, string method, Dictionary<string, object>? arguments = null);

    Task SetOfflineAsync(IBrowserContext device, bool offline);

    Task RunInPageAsync(IPage page, string function, object argument);

    void Overwrite(string file, long offset, ReadOnlySpan<byte> bytes);

    void Delete(string file);

    /// <summary>Cuts the connection without an answer; false when it still stands.</summary>
    bool Abort(HttpContext exchange);

    /// <summary>Delivers a request that was answered once more.</summary>
    Task<UpstreamAnswer> SendAgainAsync(Upstream upstream, ArrivedRequest request, UpstreamAnswer first, CancellationToken cancel);

    void Arm(Gateway gateway, GatewayRule rule);
}

/// <summary>The calls themselves.</summary>
public sealed class Actuator : IActuator
{
    public Task<JsonElement?> CdpAsync(ICDPSession session, string method, Dictionary<string, object>? arguments = null) =>
        session.SendAsync(method, arguments);

    public Task SetOfflineAsync(IBrowserContext device, bool offline) => device.SetOfflineAsync(offline);

    public Task RunInPageAsync(IPage page, string function, object argument) => page.EvaluateAsync(function, argument);

    public void Overwrite(string file, long offset, ReadOnlySpan<byte> bytes)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.Position = offset;
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    public void Delete(string file) => File.Delete(file);

    public bool Abort(HttpContext exchange)
    {
        exchange.Abort();
        return exchange.RequestAborted.IsCancellationRequested;
    }

    public Task<UpstreamAnswer> SendAgainAsync(
        Upstream upstream, ArrivedRequest request, UpstreamAnswer first, CancellationToken cancel) => upstream.SendAsync(request, cancel);

    public void Arm(Gateway gateway, GatewayRule rule) => gateway.Arm(rule);
}
