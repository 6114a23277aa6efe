using System.Text;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;
using Microsoft.AspNetCore.Http;

namespace Maestro.Harness.Tests.Worlds;

internal sealed class CanariesTests
{
    private const string Canary = "canary8h2k1m9q4x7z3b";

    private Canaries _canaries = null!;

    [SetUp]
    public void Add()
    {
        _canaries = new Canaries();
        _canaries.Add(Canary);
    }

    [TestCase("x" + Canary + "y", TestName = "As_it_is_it_is_found")]
    [TestCase("CANARY8H2K1M9Q4X7Z3B", TestName = "In_capitals_it_is_found")]
    [TestCase("Canary8h2k1M9q4x7z3b", TestName = "In_mixed_case_it_is_found")]
    public void Plain(string text) => Assert.That(_canaries.In(text), Is.EqualTo([Canary]));

    [Test, Combinatorial]
    public void In_base64_at_any_place_it_is_found([Range(0, 6)] int before, [Range(0, 4)] int after)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('-', before) + Canary + new string('~', after)));
        Assert.That(_canaries.In($"{{\"blob\":\"{encoded}\"}}"), Is.EqualTo([Canary]));
    }

    [Test]
    public void In_base64url_it_is_found()
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"??>>{Canary}>>??")).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        Assert.That(_canaries.In(encoded), Is.EqualTo([Canary]));
    }

    [TestCase("")]
    [TestCase("canary8h2k1m9q4x7z3")]
    [TestCase("canary 8h2k1m9q4x7z3b")]
    public void What_is_not_the_whole_word_is_not_found(string text) => Assert.That(_canaries.In(text), Is.Null);

    [Test]
    public void Several_are_told_in_order_and_each_once()
    {
        _canaries.Add("canaryA");
        _canaries.Add("canaryA");
        Assert.That(_canaries.In($"{Canary} canaryA {Canary}"), Is.EqualTo([Canary, "canaryA"]));
    }

    [TestCase("/search?q=" + Canary, "", "", TestName = "In_the_address_it_is_found")]
    [TestCase("/" + Canary + "/x", "", "", TestName = "In_the_path_it_is_found")]
    [TestCase("/", "a=1; b=" + Canary, "", TestName = "In_a_header_it_is_found")]
    [TestCase("/", "", "{\"to\":\"" + Canary + "@example.test\"}", TestName = "In_the_body_it_is_found")]
    [TestCase("/", "", "to=" + Canary + "%40example.test", TestName = "In_a_form_it_is_found")]
    public void In_a_request(string address, string cookie, string body) =>
        Assert.That(_canaries.In(Request(address, cookie, body)), Is.EqualTo([Canary]));

    [Test]
    public void A_request_of_ciphertext_shows_none() =>
        Assert.That(_canaries.In(Request("/functions/v1/maestro-sync", "session=1", """{"encrypted_blob":"q83vEjRWeJA="}""")), Is.Null);

    private static ArrivedRequest Request(string address, string cookie, string body) =>
        new("POST", address, new HeaderDictionary { ["Cookie"] = cookie }, Encoding.UTF8.GetBytes(body));
}
