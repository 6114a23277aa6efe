using System.Net;
using Maestro.Room.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Maestro.Room;

/// <summary>The incident room: a page on this machine alone, for those who were invited.</summary>
public sealed class IncidentRoom : IAsyncDisposable
{
    private const int LargestBody = 64 * 1024;

    private readonly WebApplication _app;
    private readonly Admission _admission;

    private IncidentRoom(WebApplication app, Admission admission)
    {
        _app = app;
        _admission = admission;
    }

    /// <summary>Where it listens: `http://127.0.0.1:PORT`.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Opens it on a free port of this machine.</summary>
    public static async Task<IncidentRoom> OpenAsync(IScene scene, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
            server.Listen(IPAddress.Loopback, 0);
        });
        var admission = new Admission();
        var app = builder.Build();
        var guard = new Guard(admission, () => new Uri(app.Urls.Single()).Authority);
        app.Use(guard.PassAsync);
        app.UsePathBase(admission.Place);
        app.UseRouting();
        app.UseWebSockets();
        Routes.Map(app, scene, admission);
        await app.StartAsync(cancel);
        return new IncidentRoom(app, admission);
    }

    /// <summary>An address that lets one browser in, once.</summary>
    public string Invite(Role role) => $"{Address}#{_admission.Invite(role)}";

    /// <summary>The patterns of all its routes.</summary>
    internal IEnumerable<string> Patterns => ((IEndpointRouteBuilder)_app).DataSources
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .Select(endpoint => endpoint.RoutePattern.RawText!);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
