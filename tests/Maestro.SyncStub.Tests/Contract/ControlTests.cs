using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class ControlTests(Engine engine) : ContractFixture(engine)
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase("control-toke")]
    [TestCase("control-tokenn")]
    public async Task Without_the_token_nothing_is_answered(string? token)
    {
        var intruder = Intruder(token);

        Assert.That((await intruder.Get("/ready")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await intruder.Delete($"/worlds/{Host}")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_public_port_knows_no_control_routes()
    {
        var answer = await Stranger().Put($"/worlds/{Host}", []);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Ready_is_answered_with_the_token()
    {
        Assert.That((await Control.Get("/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_reset_empties_a_world_and_signs_everybody_out()
    {
        var client = await SignedIn();
        await client.Post(Messages.Audit());
        await client.Post(Messages.Claim());
        var other = await SignedIn(host: "untouched-" + Host);
        await other.Post(Messages.Audit());

        var answer = await Control.Put($"/worlds/{Host}", []);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NoContent));
        var rows = await Rows();
        Assert.That(rows["audit"]!.AsArray(), Is.Empty);
        Assert.That(rows["claims"]!.AsArray(), Is.Empty);
        Assert.That(rows["counters"]!["sync_attempts"]!.GetValue<int>(), Is.Zero);
        Assert.That((await client.Get("/session")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await other.Get("/session")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_reset_takes_build_and_limiter_and_turns_the_clock_back()
    {
        await Stranger().Get("/");
        await Control.Put($"/worlds/{Host}/clock", new JsonObject { ["offset_seconds"] = 3600 });

        await Control.Put($"/worlds/{Host}", new JsonObject { ["build"] = "disabled", ["limiter"] = false });

        var answer = await Stranger().Get("/");
        Assert.That(answer.Body, Does.Contain("disabled"));
        Assert.That(answer.Headers.Date, Is.EqualTo(Time.Now));
        var client = await SignedIn();
        for (var i = 0; i < 101; i++)
        {
            Assert.That((await client.Post(Messages.Audit())).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_deleted_world_begins_anew()
    {
        await Control.Put($"/worlds/{Host}", new JsonObject { ["build"] = "disabled" });
        var client = await SignedIn();
        await client.Post(Messages.Claim("again", "claim-1"));

        await Control.Delete($"/worlds/{Host}");

        Assert.That((await Control.Get($"/worlds/{Host}/rows")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Stranger().Get("/")).Body, Does.Contain("enabled"));
        Assert.That((await Rows())["claims"]!.AsArray(), Is.Empty);
    }

    [TestCase("deployment", "build", "disabled")]
    [TestCase("clock", "offset_seconds", 60)]
    [TestCase("limiter", "on", false)]
    public async Task A_world_that_does_not_exist_cannot_be_changed(string setting, string field, object value)
    {
        var answer = await Control.Put(
            $"/worlds/{Host}/{setting}", new JsonObject { [field] = JsonValue.Create(value) });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Host_names_are_the_same_in_any_case()
    {
        await Control.Put($"/worlds/{Host.ToUpperInvariant()}", new JsonObject { ["build"] = "disabled" });

        Assert.That((await Stranger(Host.ToUpperInvariant() + ":8080").Get("/")).Body, Does.Contain("disabled"));
        Assert.That((await Stranger().Get("/")).Body, Does.Contain("disabled"));
    }

    [Test]
    public async Task The_clock_of_a_world_shifts_what_it_stores_and_no_other_world()
    {
        var client = await SignedIn();
        var other = await SignedIn(host: "steady-" + Host);
        await Control.Put($"/worlds/{Host}/clock", new JsonObject { ["offset_seconds"] = -7200 });

        var shifted = await client.Post(Messages.Claim());
        var steady = await other.Post(Messages.Claim());

        Assert.That(shifted.Json["claimed_at"]!.GetValue<string>(), Is.EqualTo("2026-01-15T10:00:00.000Z"));
        Assert.That(steady.Json["claimed_at"]!.GetValue<string>(), Is.EqualTo("2026-01-15T12:00:00.000Z"));
    }

    [TestCase("{\"offset_seconds\":\"60\"}")]
    [TestCase("{\"offset_seconds\":1e12}")]
    [TestCase("{\"offset_seconds\":60,\"on\":true}")]
    [TestCase("{}")]
    public async Task A_malformed_setting_is_refused(string body)
    {
        await Stranger().Get("/");

        var answer = await Control.Put($"/worlds/{Host}/clock", JsonNode.Parse(body)!.AsObject());

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }
}
