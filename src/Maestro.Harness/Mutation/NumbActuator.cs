using System.Text.Json;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Maestro.Harness.Mutation;

/// <summary>Every call reports success and does nothing: a fault made of these calls must not claim that it is in force.</summary>
public sealed class NumbActuator : IActuator
{
    public Task<JsonElement?> CdpAsync(ICDPSession session, string method, Dictionary<string, object>? arguments = null) =>
        Task.FromResult<JsonElement?>(null);

    public Task SetOfflineAsync(IBrowserContext device, bool offline) => Task.CompletedTask;

    public Task RunInPageAsync(IPage page, string function, object argument) => Task.CompletedTask;

    public void Overwrite(string file, long offset, ReadOnlySpan<byte> bytes) { }

    public void Delete(string file) { }

    public bool Abort(HttpContext exchange) => false;

    public Task<UpstreamAnswer> SendAgainAsync(
        Upstream upstream, ArrivedRequest request, UpstreamAnswer first, CancellationToken cancel) => Task.FromResult(first);

    public void Arm(Gateway gateway, GatewayRule rule) => gateway.Arm(rule);
}
