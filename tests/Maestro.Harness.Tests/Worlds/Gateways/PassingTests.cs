using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Maestro.Harness.History.Events;
using Maestro.Harness.Worlds.Gateways;
using Microsoft.AspNetCore.Http;

namespace Maestro.Harness.Tests.Worlds.Gateways;

/// <summary>Without a rule, a gateway changes nothing but the connection, and writes everything down.</summary>
internal sealed class PassingTests : GatewayFixture
{
    [Test]
    public async Task A_request_arrives_as_it_was_sent()
    {
        var body = RandomNumberGenerator.GetBytes(70_000);
        using var answer = await SendAsync(
            HttpMethod.Post,
            $"{Sync}/claim%20x?a=1&b=%2F",
            body,
            ("Cookie", "session=abc; other=1"),
            ("x-maestro-claim-id", "claim-1"),
            ("Content-Type", "application/json"));

        var arrived = Service.Arrived.Single();
        Assert.That((arrived.Method, arrived.PathAndQuery), Is.EqualTo(("POST", $"{Sync}/claim%20x?a=1&b=%2F")));
        Assert.That(arrived.Body, Is.EqualTo(body));
        Assert.That($"{arrived.Headers.Cookie}", Is.EqualTo("session=abc; other=1"));
        Assert.That($"{arrived.Headers["x-maestro-claim-id"]}", Is.EqualTo("claim-1"));
        Assert.That($"{arrived.Headers.ContentType}", Is.EqualTo("application/json"));
    }

    [Test]
    public async Task The_service_sees_the_host_that_the_browser_asked_for()
    {
        await PostAsync(Sync);
        Assert.That($"{Service.Arrived.Single().Headers.Host}", Is.EqualTo($"story-1.localhost:{Gateway.Port}"));
    }

    [Test]
    public async Task An_answer_arrives_as_the_service_gave_it()
    {
        AnswerAsync = async response =>
        {
            response.StatusCode = 409;
            response.Headers.SetCookie = new(["session=abc; HttpOnly; SameSite=Strict", "other=1"]);
            response.Headers.RetryAfter = "7";
            response.ContentType = "application/json";
            await response.WriteAsync("""{"error":"Größe"}""");
        };
        using var answer = await SendAsync(HttpMethod.Post, Sync, [1, 2, 3]);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(answer.Headers.GetValues("Set-Cookie"), Is.EqualTo(["session=abc; HttpOnly; SameSite=Strict", "other=1"]));
        Assert.That(answer.Headers.GetValues("Retry-After"), Is.EqualTo(["7"]));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("""{"error":"Größe"}"""));
    }

    [Test]
    public async Task An_answer_without_a_body_stays_one()
    {
        AnswerAsync = response =>
        {
            response.StatusCode = 204;
            return Task.CompletedTask;
        };
        using var answer = await SendAsync(HttpMethod.Delete, "/session");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task A_compressed_body_is_not_touched()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("""{"status":"ok"}"""));
        }

        AnswerAsync = async response =>
        {
            response.Headers.ContentEncoding = "gzip";
            await response.Body.WriteAsync(packed.ToArray());
        };
        using var answer = await SendAsync(HttpMethod.Post, Sync, packed.ToArray(), ("Content-Encoding", "gzip"));

        Assert.That(Service.Arrived.Single().Body, Is.EqualTo(packed.ToArray()));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(packed.ToArray()));
        Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo(["gzip"]));
    }

    [Test]
    public async Task A_connection_serves_one_request()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/maestro-health");
        Assert.That(answer.Headers.ConnectionClose, Is.True);
    }

    [Test]
    public async Task The_blank_page_comes_from_the_gateway_and_is_not_written_down()
    {
        using var answer = await SendAsync(HttpMethod.Get, Gateway.BlankPath);

        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
        Assert.That((Service.Arrived.Count, Recorder.Events.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Both_ends_of_a_request_are_written_down()
    {
        Canaries.Add("canary1");
        using var answer = await SendAsync(HttpMethod.Post, $"{Sync}?x=canary1", "body"u8.ToArray());
        await AnsweredAsync(1);

        var hash = Convert.ToHexStringLower(SHA256.HashData("body"u8));
        var arrived = (RequestArrived)Recorder.Events[0];
        Assert.That(arrived with { Canaries = null, Seq = 0, At = 0, Scenario = null, Device = null }, Is.EqualTo(new RequestArrived(1, "POST", Sync, 4, hash)));
        Assert.That(arrived.Canaries, Is.EqualTo(["canary1"]));
        Assert.That(
            Recorder.Events[1] with { Seq = 0, At = 0, Scenario = null, Device = null },
            Is.EqualTo(new RequestAnswered(1, 200, """{"status":"ok"}""".Length, Hash: Convert.ToHexStringLower(SHA256.HashData("""{"status":"ok"}"""u8)))));
    }

    [TestCase("""{"key_id":"k","iv":"i","content_hash":"h","encrypted_blob":"b"}""", true)]
    [TestCase("""{"key_id":"k","iv":7,"content_hash":"h"}""", false)]
    [TestCase("""{"key_id":"k"}""", false)]
    [TestCase("""{"key_id":""", false)]
    [TestCase("""[1]""", false)]
    public async Task What_a_body_says_of_its_ciphertext_is_written_down(string body, bool says)
    {
        using var answer = await SendAsync(HttpMethod.Post, Sync, Encoding.UTF8.GetBytes(body));
        await AnsweredAsync(1);

        Assert.That(((RequestArrived)Recorder.Events[0]).Envelope, Is.EqualTo(says ? new Envelope("k", "i", "h") : null));
    }

    [Test]
    public async Task A_request_without_a_body_has_no_hash()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/");
        Assert.That((RequestArrived)Recorder.Events[0], Has.Property("Hash").Null.And.Property("Size").EqualTo(0));
    }

    [Test]
    public async Task A_service_that_is_gone_is_a_dead_connection_to_the_browser()
    {
        await Service.DisposeAsync();

        Assert.That(async () => await PostAsync(Sync), Throws.InstanceOf<HttpRequestException>());

        var answered = await AnsweredAsync(1);
        Assert.That((answered.Status, answered.Fault), Is.EqualTo((0, (int?)null)));
        Assert.That(answered.How, Is.Not.Empty);
    }

    [Test]
    public async Task A_service_that_cuts_the_connection_is_a_dead_connection_to_the_browser()
    {
        AnswerAsync = response =>
        {
            response.HttpContext.Abort();
            return Task.CompletedTask;
        };

        Assert.That(async () => await PostAsync(Sync), Throws.InstanceOf<HttpRequestException>());
        Assert.That((await AnsweredAsync(1)).Status, Is.Zero);
    }
}
