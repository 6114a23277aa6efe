using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class HealthTests(Engine engine) : ContractFixture(engine)
{
    [TestCase("enabled", """{"status":"healthy","maestro_enabled":true,"version":"1.0.0"}""")]
    [TestCase("rollout-25", """{"status":"healthy","maestro_enabled":true,"version":"1.0.0"}""")]
    [TestCase("disabled", """{"status":"disabled","maestro_enabled":false}""")]
    public async Task Health_follows_the_deployed_build(string build, string expected)
    {
        await Control.Put($"/worlds/{Host}", new JsonObject { ["build"] = build });

        var answer = await Stranger().Get("/maestro-health");

        Assert.That(answer.Body, Is.EqualTo(expected));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
    }

    [Test]
    public async Task The_service_still_takes_what_live_pages_send_when_disabled()
    {
        var client = await SignedIn();
        await Control.Put($"/worlds/{Host}/deployment", new JsonObject { ["build"] = "disabled" });

        var answer = await client.Post(Messages.Audit());

        Assert.That(answer.Json["status"]!.GetValue<string>(), Is.EqualTo("ok"));
    }
}
