using System.Text;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Setup;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Maestro.Harness.Tests.Worlds.Gateways;

/// <summary>The browser's routing in a real browser: what a page sees of it, and what is written down.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class RoutingTests
{
    private const string Sync = "/functions/v1/maestro-sync";

    private const string Fetch = """
        async path => {
          try {
            const answer = await fetch(path, { method: 'POST', body: 'a word' });
            return `${answer.status} ${await answer.text()}`;
          } catch (e) { return e.name; }
        }
        """;

    private TinyService _service = null!;
    private Recorder _run = null!;
    private ScenarioRecorder _recorder = null!;
    private Upstream _upstream = null!;
    private Routing _routing = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;
    private bool _offline;

    [SetUp]
    public async Task Start()
    {
        _offline = false;
        _service = await TinyService.StartAsync(async response =>
        {
            response.Headers.SetCookie = "session=abc; HttpOnly; SameSite=Strict";
            await response.WriteAsync("stored");
        });
        _run = new Recorder(new MemoryStream(), TimeProvider.System);
        _recorder = new ScenarioRecorder(_run, Story.Id);
        _upstream = new Upstream(_service.Port);
        _routing = new Routing(
            $"http://story-1.localhost:{_service.Port}", _upstream, new Canaries(), happened => _recorder.Record(happened, Story.Device), () => _offline);
        var binary = await new Browsers(Settings.Find(AppContext.BaseDirectory)).EnsureAsync(TestContext.Progress.WriteLine, CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = binary.Path, ChromiumSandbox = binary.Sandbox });
        var context = await _browser.NewContextAsync();
        await _routing.AttachAsync(context);
        _page = await context.NewPageAsync();
        await _page.GotoAsync(_routing.Origin + Wire.BlankPath);
    }

    [TearDown]
    public async Task Stop()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        _routing.Dispose();
        _upstream.Dispose();
        _run.Dispose();
        await _service.DisposeAsync();
    }

    [Test]
    public async Task A_request_reaches_the_service_with_its_host_and_its_cookie_and_is_written_down()
    {
        Assert.That(_recorder.Events, Is.Empty, "the blank page is the routing's own");

        Assert.That(await PostAsync(), Is.EqualTo("200 stored"));
        Assert.That(await PostAsync(), Is.EqualTo("200 stored"));

        var second = _service.Arrived[1];
        Assert.That((second.Method, second.PathAndQuery, Encoding.UTF8.GetString(second.Body)), Is.EqualTo(("POST", Sync, "a word")));
        Assert.That($"{second.Headers.Host}", Is.EqualTo($"story-1.localhost:{_service.Port}"));
        Assert.That($"{second.Headers.Cookie}", Is.EqualTo("session=abc"));
        Assert.That(
            _recorder.Events.Select(happened => happened.GetType()),
            Is.EqualTo([typeof(RequestArrived), typeof(RequestAnswered), typeof(RequestArrived), typeof(RequestAnswered)]));
    }

    [TestCase(Break.Reset, ExpectedResult = "net::ERR_CONNECTION_RESET")]
    [TestCase(Break.Closed, ExpectedResult = "net::ERR_CONNECTION_CLOSED")]
    [TestCase(Break.Garbled, ExpectedResult = "net::ERR_FAILED")]
    public Task<string> A_break_is_emulated(Break how)
    {
        _routing.Arm(new Act(exchange => exchange.BreakAsync(how)));
        return FailureAsync();
    }

    [Test]
    public async Task What_does_not_listen_refuses_until_it_listens_again()
    {
        _routing.StopListening();
        Assert.That(await FailureAsync(), Is.EqualTo("net::ERR_CONNECTION_REFUSED"));
        _routing.Listen();
        Assert.That(await PostAsync(), Is.EqualTo("200 stored"));
    }

    [Test]
    public async Task Nothing_is_answered_while_the_device_is_offline()
    {
        _offline = true;
        Assert.That(await FailureAsync(), Is.EqualTo("net::ERR_INTERNET_DISCONNECTED"));
        Assert.That((_service.Arrived.Count, _recorder.Events.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task An_answer_in_the_service_s_place_has_its_status_and_body()
    {
        _routing.Arm(new Act(exchange => exchange.StandInAsync(WireAnswer.Of(503, "application/json", "{}", ("Retry-After", "3")))));
        Assert.That(await PostAsync(), Is.EqualTo("503 {}"));
        Assert.That(_service.Arrived, Is.Empty);
    }

    [Test]
    public async Task A_request_that_the_page_gives_up_never_reaches_the_service()
    {
        var given = new TaskCompletionSource();
        _routing.Arm(new Act(async exchange =>
        {
            given.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(exchange.Cancel);
            await exchange.PassAsync();
        }));
        await _page.EvaluateAsync($"() => {{ globalThis.stop = new AbortController(); fetch('{Sync}', {{ signal: stop.signal }}).catch(() => {{}}); }}");
        await given.Task;

        await _page.EvaluateAsync("() => stop.abort()");

        var end = await _recorder.WaitForAsync<RequestAnswered>(_ => true, TimeSpan.FromSeconds(10), CancellationToken.None);
        Assert.That((end?.Status, _service.Arrived.Count), Is.EqualTo(((int?)0, 0)));
    }

    [Test]
    public void A_rule_that_needs_connections_is_refused() => Assert.That(
        () => _routing.Arm(new Act(exchange => exchange.PassAsync(), keepAlive: true)),
        Throws.TypeOf<InputException>().With.Message.Contains("no connections"));

    [Test]
    public async Task The_service_can_be_asked_past_the_client()
    {
        var answer = await _routing.AskAsync("/maestro-health", CancellationToken.None);
        Assert.That((answer.Status, Encoding.UTF8.GetString(answer.Body)), Is.EqualTo((200, "stored")));
    }

    private Task<string> PostAsync() => _page.EvaluateAsync<string>(Fetch, Sync);

    private async Task<string> FailureAsync()
    {
        var failed = new TaskCompletionSource<IRequest>();
        _page.RequestFailed += (_, request) => failed.TrySetResult(request);
        Assert.That(await PostAsync(), Is.EqualTo("TypeError"));
        return (await failed.Task).Failure!;
    }
}
