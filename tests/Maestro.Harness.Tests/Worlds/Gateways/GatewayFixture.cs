using System.Net;
using System.Text;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;
using Microsoft.AspNetCore.Http;

namespace Maestro.Harness.Tests.Worlds.Gateways;

/// <summary>A gateway of its own for each test, between a client and a tiny service that answers 200 and `{"status":"ok"}`.</summary>
internal abstract class GatewayFixture
{
    protected const string Sync = "/functions/v1/maestro-sync";

    protected static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private Recorder _run = null!;
    private Upstream _upstream = null!;
    private HttpMessageInvoker _browser = null!;

    protected TinyService Service { get; private set; } = null!;

    protected Gateway Gateway { get; private set; } = null!;

    protected Canaries Canaries { get; private set; } = null!;

    protected ScenarioRecorder Recorder { get; private set; } = null!;

    protected Func<HttpResponse, Task> AnswerAsync { get; set; } = null!;

    [SetUp]
    public async Task Start()
    {
        AnswerAsync = response => response.WriteAsync("""{"status":"ok"}""");
        Service = await TinyService.StartAsync(response => AnswerAsync(response));
        _run = new Recorder(new MemoryStream(), TimeProvider.System);
        Recorder = new ScenarioRecorder(_run, Story.Id);
        Canaries = new Canaries();
        _upstream = new Upstream(Service.Port);
        Gateway = new Gateway("story-1.localhost", _upstream, Canaries, happened => Recorder.Record(happened, Story.Device));
        _browser = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false });
    }

    [TearDown]
    public async Task Stop()
    {
        _browser.Dispose();
        Gateway.Dispose();
        _upstream.Dispose();
        _run.Dispose();
        await Service.DisposeAsync();
    }

    /// <summary>A request as a browser would send it to `story-1.localhost`.</summary>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    protected async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"http://127.0.0.1:{Gateway.Port}{address}");
        request.Headers.Host = $"story-1.localhost:{Gateway.Port}";
        request.Content = body is null ? null : new ByteArrayContent(body);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var limit = new CancellationTokenSource(Deadline);
        var answer = await _browser.SendAsync(request, limit.Token);
        await answer.Content.LoadIntoBufferAsync(limit.Token);
        return answer;
    }

    protected async Task<HttpStatusCode> PostAsync(string address)
    {
        using var answer = await SendAsync(HttpMethod.Post, address, Encoding.UTF8.GetBytes("{}"));
        return answer.StatusCode;
    }

    /// <summary>What the gateway wrote down of the n-th request's end.</summary>
    protected async Task<RequestAnswered> AnsweredAsync(int id) =>
        await Recorder.WaitForAsync<RequestAnswered>(answered => answered.Id == id, Deadline, CancellationToken.None)
        ?? throw new TimeoutException($"The gateway did not write down the end of request {id}.");
}
