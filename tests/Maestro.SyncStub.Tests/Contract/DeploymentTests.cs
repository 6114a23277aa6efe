using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class DeploymentTests(Engine engine) : ContractFixture(engine)
{
    [TestCase("/")]
    [TestCase("/approvals")]
    [TestCase("/approvals/42")]
    [TestCase("/index.html")]
    public async Task A_navigation_gets_the_current_builds_page(string path)
    {
        var answer = await Stranger().Get(path);

        Assert.That(answer.Body, Does.Contain("<title>enabled</title>"));
        Assert.That(answer.ContentHeaders.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo("no-cache"));
        Assert.That(answer.Header("Content-Security-Policy"), Does.StartWith("default-src 'self';"));
    }

    [Test]
    public async Task A_switch_counts_for_every_load_after_it()
    {
        var page = Stranger();
        await page.Get("/");

        var answer = await Control.Put($"/worlds/{Host}/deployment", new JsonObject { ["build"] = "rollout-25" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await page.Get("/")).Body, Does.Contain("rollout-25"));
        Assert.That((await page.Get("/sw.js")).Body, Is.EqualTo("// service worker of rollout-25"));
    }

    [Test]
    public async Task Assets_of_earlier_builds_stay_for_live_pages()
    {
        var page = Stranger();
        await page.Get("/");
        await Control.Put($"/worlds/{Host}/deployment", new JsonObject { ["build"] = "disabled" });

        Assert.That((await page.Get("/assets/app-enabled.js")).Body, Is.EqualTo("// enabled"));
        Assert.That((await page.Get("/assets/shared.js")).Body, Is.EqualTo("// shared, of disabled"));
    }

    [Test]
    public async Task Files_have_their_types_and_cache_rules()
    {
        var page = Stranger();

        var asset = await page.Get("/assets/app-enabled.js");
        var worker = await page.Get("/sw.js");
        var icon = await page.Get("/icon.svg");

        Assert.That(asset.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=31536000, immutable"));
        Assert.That(asset.ContentHeaders.ContentType!.ToString(), Is.EqualTo("text/javascript; charset=utf-8"));
        Assert.That(worker.Headers.CacheControl!.ToString(), Is.EqualTo("no-cache"));
        Assert.That(worker.ContentHeaders.ContentType!.ToString(), Is.EqualTo("text/javascript; charset=utf-8"));
        Assert.That(icon.ContentHeaders.ContentType!.ToString(), Is.EqualTo("image/svg+xml"));
        Assert.That(icon.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
    }

    [TestCase("/assets/none.js")]
    [TestCase("/assets/none")]
    [TestCase("/favicon.ico")]
    [TestCase("/functions/v1/none")]
    [TestCase("/maestro-health/none")]
    [TestCase("/assets/..%2f..%2f..%2fsecret.txt")]
    [TestCase("/..%2f..%2fsecret.txt")]
    [TestCase("/%2e%2e/%2e%2e/secret.txt")]
    [TestCase("/assets/..%5c..%5csecret.txt")]
    [TestCase("/a%00.txt")]
    public async Task What_is_not_in_a_build_is_not_served(string path)
    {
        var answer = await Stranger().Get(path);

        Assert.That(answer.Body, Does.Not.Contain(BuildsFolder.Secret));
        Assert.That(answer.Status, Is.AnyOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task An_unknown_build_is_refused_and_changes_nothing()
    {
        await Stranger().Get("/");

        foreach (var build in (string[])["none", "unfinished", "../builds/enabled", ".."])
        {
            var body = new JsonObject { ["build"] = build };
            var switched = await Control.Put($"/worlds/{Host}/deployment", body);
            var reset = await Control.Put($"/worlds/{Host}", body);
            Assert.That(switched.Status, Is.EqualTo(HttpStatusCode.BadRequest), build);
            Assert.That(reset.Status, Is.EqualTo(HttpStatusCode.BadRequest), build);
        }

        Assert.That((await Stranger().Get("/")).Body, Does.Contain("<title>enabled</title>"));
    }
}
