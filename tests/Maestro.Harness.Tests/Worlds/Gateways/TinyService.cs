using System.Collections.Concurrent;
using System.Net;
using Maestro.Harness.Worlds.Gateways;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Maestro.Harness.Tests.Worlds.Gateways;

/// <summary>A service on loopback that keeps what arrives and answers as it is told.</summary>
internal sealed class TinyService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ArrivedRequest> _arrived = [];

    private TinyService(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.Single()).Port;

    public IReadOnlyList<ArrivedRequest> Arrived => [.. _arrived];

    public static async Task<TinyService> StartAsync(Func<HttpResponse, Task> answerAsync)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var service = new TinyService(builder.Build());
        service._app.Run(async context =>
        {
            var request = await ArrivedRequest.ReadAsync(context.Request, context.RequestAborted);
            service._arrived.Enqueue(request with { Headers = new HeaderDictionary(request.Headers.ToDictionary()) });
            await answerAsync(context.Response);
        });
        await service._app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
