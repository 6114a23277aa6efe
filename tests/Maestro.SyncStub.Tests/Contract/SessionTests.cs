using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class SessionTests(Engine engine) : ContractFixture(engine)
{
    [Test]
    public async Task Sign_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        var answer = await Stranger().SignIn();

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NoContent));
        var attributes = answer.Header("Set-Cookie")!.Split("; ")[1..];
        Assert.That(attributes, Is.EquivalentTo(["max-age=43200", "path=/", "samesite=strict", "httponly"]));
    }

    [Test]
    public async Task A_session_tells_its_tenant_and_subject()
    {
        var client = await SignedIn("tenant-9");

        var answer = await client.Get("/session");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Json.ToJsonString(), Is.EqualTo("""{"tenant_id":"tenant-9","subject_id":"subject-1"}"""));
    }

    [TestCase("/session")]
    [TestCase("/maestro-health/stuck")]
    public async Task Reading_without_a_session_is_refused(string path)
    {
        var answer = await Stranger().Get(path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Json["error"]!.GetValue<string>(), Is.EqualTo("signed_out"));
    }

    [Test]
    public async Task Posting_without_a_session_is_refused_and_stores_nothing()
    {
        var client = Stranger();
        foreach (var message in (Message[])[Messages.Audit(), Messages.Claim(), Messages.HeldTask()])
        {
            Assert.That((await client.Post(message)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), message.Path);
        }

        var rows = await Rows();
        Assert.That(rows["claims"]!.AsArray(), Is.Empty);
        Assert.That(rows["audit"]!.AsArray(), Is.Empty);
        Assert.That(rows["tasks"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Sign_out_ends_the_session_on_the_server_too()
    {
        var client = await SignedIn();

        var answer = await client.Delete("/session");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await client.Get("/session")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_session_ends_after_twelve_hours()
    {
        var start = Time.Now;
        var client = await SignedIn();

        Time.Now = start.AddHours(12).AddSeconds(-1);
        Assert.That((await client.Get("/session")).Status, Is.EqualTo(HttpStatusCode.OK));
        Time.Now = start.AddHours(12);
        Assert.That((await client.Get("/session")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Time.Now = start.AddHours(13);
        Assert.That((await client.Get("/session")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_session_of_one_world_is_unknown_in_another()
    {
        var client = await SignedIn();
        var elsewhere = Stranger("elsewhere.localhost");
        elsewhere.Cookie = client.Cookie;

        Assert.That((await elsewhere.Get("/session")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Sign_in_without_a_tenant_is_refused()
    {
        var answer = await Stranger().Post("/session", new JsonObject { ["subject_id"] = "subject-1" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Json["message"]!.GetValue<string>(), Is.EqualTo("tenant_id is missing"));
    }
}
