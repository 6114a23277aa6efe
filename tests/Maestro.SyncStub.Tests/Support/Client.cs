using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Maestro.SyncStub.Tests.Support;

/// <summary>
/// A browser's view of one world, or a harness's view of the control port: it names its host and keeps the session
/// cookie. Each has connections of its own.
/// </summary>
internal sealed class Client(int port, string host, string? bearer = null) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        Timeout = TimeSpan.FromSeconds(30),
    };

    public string Host => host;

    /// <summary>As the browser would send it: <c>name=value</c>; null: signed out.</summary>
    public string? Cookie { get; set; }

    public async Task<Answer> SignIn(string tenant = Messages.Tenant)
    {
        var answer = await Post("/session", new JsonObject { ["tenant_id"] = tenant, ["subject_id"] = "subject-1" });
        Cookie = answer.Header("Set-Cookie")?.Split(';')[0];
        return answer;
    }

    public Task<Answer> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Answer> Delete(string path) => Send(new HttpRequestMessage(HttpMethod.Delete, path));

    public Task<Answer> Put(string path, JsonObject body) => Send(WithBody(HttpMethod.Put, path, body));

    public Task<Answer> Post(string path, JsonObject body) => Send(WithBody(HttpMethod.Post, path, body));

    public Task<Answer> Post(Message message) => Send(message.ToRequest());

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using (request)
        {
            Address(request);
            using var response = await _http.SendAsync(request);
            return new Answer(
                response.StatusCode,
                await response.Content.ReadAsStringAsync(),
                response.Headers,
                response.Content.Headers);
        }
    }

    /// <summary>Sends on the caller's thread and answers the JSON; for threads that race.</summary>
    public JsonObject PostNow(Message message)
    {
        using var request = message.ToRequest();
        Address(request);
        using var response = _http.Send(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return JsonNode.Parse(response.Content.ReadAsStream())!.AsObject();
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage WithBody(HttpMethod method, string path, JsonObject body) =>
        new(method, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private void Address(HttpRequestMessage request)
    {
        request.Headers.Host = host;
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", Cookie);
        }
    }
}
