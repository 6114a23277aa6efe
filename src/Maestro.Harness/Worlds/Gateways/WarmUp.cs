using System.Net;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>
/// The process's first answer by WireMock takes seconds on a busy machine, longer than a client waits for one. It is given here, to
/// nobody, before any scenario begins.
/// </summary>
public static class WarmUp
{
    public static async Task AnswerAsync(CancellationToken cancel)
    {
        using var server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"], StartAdminInterface = false });
        server.Given(Request.Create().WithHeader("x-warm-up", "1").UsingAnyMethod())
            .RespondWith(Response.Create().WithStatusCode(HttpStatusCode.OK).WithHeader("Content-Type", "application/json").WithBody("{}"));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new StringContent("{}") };
        request.Headers.Add("x-warm-up", "1");
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
    }
}
