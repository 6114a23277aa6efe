using System.Net.Http.Json;
using Maestro.Harness.Targets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maestro.Cli;

/// <summary>
/// An address that leads to the client signed in: it signs in at the service, hands the browser the service's own cookie (cookies
/// belong to a host name, not to a port) and sends it on.
/// </summary>
internal sealed class SignedInLink : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SignedInLink(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single().Replace("127.0.0.1", "localhost");

    /// <param name="client">The client's address.</param>
    public static async Task<SignedInLink> OpenAsync(Uri client, Identity who, string session, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", async (HttpContext context) =>
        {
            using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
            using var signIn = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{client.Port}{session}");
            signIn.Headers.Host = client.Authority;
            signIn.Content = JsonContent.Create(new { tenant_id = who.Tenant, subject_id = who.Subject });
            using var answer = await http.SendAsync(signIn, context.RequestAborted);
            answer.EnsureSuccessStatusCode();
            context.Response.Headers.SetCookie = answer.Headers.GetValues("Set-Cookie").ToArray();
            context.Response.Redirect(client.ToString());
        });
        await app.StartAsync(cancel);
        return new SignedInLink(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
