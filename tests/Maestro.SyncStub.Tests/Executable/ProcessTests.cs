using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Executable;

internal sealed class ProcessTests
{
    private const string Token = "secret-of-this-run";

    private BuildsFolder _builds = null!;

    [OneTimeSetUp]
    public void WriteBuilds() => _builds = new BuildsFolder();

    [OneTimeTearDown]
    public void RemoveBuilds() => _builds.Dispose();

    [Test]
    public async Task It_tells_its_ports_in_one_line_and_answers_on_both()
    {
        using var stub = new StubProcess(Token, "--builds", _builds.Path, "--build", "disabled");

        var ready = await stub.Ready();

        string[] fields = ["listening", "port", "control_port", "pid"];
        Assert.That(ready.Select(field => field.Key), Is.EqualTo(fields));
        Assert.That(ready["pid"]!.GetValue<int>(), Is.EqualTo(stub.Id));
        using var page = new Client(ready["port"]!.GetValue<int>(), "new.localhost");
        Assert.That((await page.Get("/")).Body, Does.Contain("<title>disabled</title>"));
        using var control = new Client(ready["control_port"]!.GetValue<int>(), "127.0.0.1", Token);
        Assert.That((await control.Get("/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task It_ends_with_its_standard_input_answers_open_polls_and_prints_nothing_more()
    {
        using var stub = new StubProcess(Token, "--builds", _builds.Path);
        var ready = await stub.Ready();
        using var control = new Client(ready["control_port"]!.GetValue<int>(), "127.0.0.1", Token);
        await control.Put("/worlds/polled.localhost", []);
        var poll = control.Get("/worlds/polled.localhost/rows?after=1000&wait=30000");
        await control.Get("/ready");

        stub.CloseInput();

        var (exitCode, output, errors) = await stub.Ended();
        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Is.Empty);
        Assert.That(errors, Is.Empty);
        Assert.That((await poll).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("TERM", Token)]
    [TestCase("TERM", null)]
    [TestCase("INT", null)]
    public async Task It_ends_by_a_signal_and_takes_its_temporary_store_with_it(string signal, string? token)
    {
        var before = TemporaryStores();
        using var stub = new StubProcess(token, "--builds", _builds.Path);
        await stub.Ready();
        var own = TemporaryStores().Except(before).ToList();

        stub.Signal(signal);

        Assert.That((await stub.Ended()).ExitCode, Is.Zero);
        Assert.That(own, Is.Not.Empty);
        Assert.That(TemporaryStores().Intersect(own), Is.Empty);
    }

    [Test]
    public async Task Tied_to_a_harness_it_leaves_an_interrupt_to_it()
    {
        using var stub = new StubProcess(Token, "--builds", _builds.Path);
        var ready = await stub.Ready();

        stub.Signal("INT");

        using var page = new Client(ready["port"]!.GetValue<int>(), "new.localhost");
        Assert.That((await page.Get("/maestro-health")).Status, Is.EqualTo(HttpStatusCode.OK));
        stub.CloseInput();
        Assert.That((await stub.Ended()).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Without_a_token_there_is_no_control_port_and_input_is_not_watched()
    {
        using var stub = new StubProcess(controlToken: null, "--builds", _builds.Path);

        var ready = await stub.Ready();
        stub.CloseInput();

        Assert.That(ready["control_port"], Is.Null);
        using var page = new Client(ready["port"]!.GetValue<int>(), "new.localhost");
        Assert.That((await page.Get("/maestro-health")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_file_as_store_keeps_what_was_stored()
    {
        var file = Path.Combine(_builds.Path, "kept.sqlite");
        string[] arguments = ["--builds", _builds.Path, "--store", $"sqlite:{file}"];
        var claim = new Messages(new Random(1)).Claim("kept", "claim-1");
        using (var first = new StubProcess(Token, arguments))
        {
            Assert.That((await Ask(await first.Ready(), claim))["claimed"]!.GetValue<bool>(), Is.True);
            first.CloseInput();
            await first.Ended();
        }

        using var second = new StubProcess(Token, arguments);
        var answer = await Ask(await second.Ready(), claim);

        Assert.That(answer["claimed"]!.GetValue<bool>(), Is.False);
        Assert.That(answer["mine"]!.GetValue<bool>(), Is.True);
    }

    [TestCase("--builds")]
    [TestCase("--any-tenant", "yes")]
    [TestCase("--port", "65536")]
    [TestCase("--port", "-1")]
    [TestCase("--port", "1", "--port", "2")]
    [TestCase("--store", "mysql:x")]
    [TestCase("--store", "sqlite:/no/such/folder/stub.sqlite")]
    [TestCase("--store", "postgres:Host=127.0.0.1;Port=1")]
    [TestCase("--build", "none")]
    public async Task A_bad_argument_is_told_in_one_line(params string[] arguments)
    {
        string[] builds = arguments[0] == "--builds" ? [] : ["--builds", _builds.Path];
        await AssertRefused([.. builds, .. arguments]);
    }

    [TestCase("--port")]
    [TestCase("--control-port")]
    public async Task A_taken_port_is_told_in_one_line(string option)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port;

        await AssertRefused("--builds", _builds.Path, option, $"{taken}");
    }

    [Test]
    public Task No_folder_of_builds_is_told_in_one_line() => AssertRefused("--builds", "/no/such/folder");

    private static async Task AssertRefused(params string[] arguments)
    {
        using var stub = new StubProcess(Token, arguments);

        var (exitCode, output, errors) = await stub.Ended();

        Assert.That(exitCode, Is.EqualTo(3));
        Assert.That(output, Is.Empty);
        Assert.That(errors.TrimEnd().Split('\n'), Has.Length.EqualTo(1), errors);
        Assert.That(errors.Trim(), Is.Not.Empty);
    }

    private static async Task<JsonObject> Ask(JsonObject ready, Message claim)
    {
        using var client = new Client(ready["port"]!.GetValue<int>(), "kept.localhost");
        await client.SignIn();
        return (await client.Post(claim)).Json;
    }

    private static List<string> TemporaryStores() =>
        [.. Directory.GetDirectories(Path.GetTempPath(), "maestro-sync-stub-*")];
}
