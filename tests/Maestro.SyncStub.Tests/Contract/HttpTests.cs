using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class HttpTests(Engine engine) : ContractFixture(engine)
{
    [TestCase("/functions/v1/maestro-sync")]
    [TestCase("/functions/v1/maestro-sync/claim-receipt")]
    [TestCase("/functions/v1/man-mode")]
    public async Task A_wrong_method_is_refused_in_JSON(string path)
    {
        var answer = await Stranger().Get(path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Json.Select(field => field.Key), Is.EqualTo(["error", "message"]));
    }

    [Test]
    public async Task Another_origin_is_given_no_permission()
    {
        var client = await SignedIn();
        var request = Messages.Claim().ToRequest();
        request.Headers.Add("Origin", "http://evil.localhost");

        var answer = await client.Send(request);

        Assert.That(answer.Headers.Select(header => header.Key), Has.None.StartsWith("Access-Control"));
    }

    [Test]
    public async Task A_body_of_exactly_256_KiB_is_read_and_one_byte_more_is_not()
    {
        var client = await SignedIn();
        var claim = Messages.Claim();
        var json = claim.Body.ToJsonString();

        var fits = await client.Post(claim with { Raw = Padded(json, 256 * 1024) });
        var exceeds = await client.Post(claim with { Raw = Padded(json, (256 * 1024) + 1) });
        var exceedsInChunks = await client.Post(claim with { Raw = Padded(json, (256 * 1024) + 1), Chunked = true });

        Assert.That(fits.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(exceeds.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(exceedsInChunks.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(exceeds.Json["error"]!.GetValue<string>(), Is.EqualTo("too_large"));
    }

    [Test]
    public async Task A_refusal_never_repeats_what_was_sent()
    {
        var client = await SignedIn();

        var answer = await client.Post(Messages.Claim().With("action", "launch.rocket"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Body, Does.Contain("action").And.Not.Contain("rocket"));
    }

    [Test]
    public async Task Answers_are_dated_by_the_worlds_clock()
    {
        await Stranger().Get("/");
        await Control.Put($"/worlds/{Host}/clock", new JsonObject { ["offset_seconds"] = -7200 });

        var answer = await Stranger().Get("/maestro-health");

        Assert.That(answer.Headers.Date, Is.EqualTo(Time.Now.AddHours(-2)));
    }

    private static byte[] Padded(string json, int length) =>
        System.Text.Encoding.UTF8.GetBytes(json.PadRight(length));
}
