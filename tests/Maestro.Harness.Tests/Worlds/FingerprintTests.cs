using System.Text.Json.Nodes;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Tests.Worlds;

internal sealed class FingerprintTests
{
    [TestCase("""{"a":1,"b":2}""", """{"b":2,"a":1}""")]
    [TestCase("""{"amount":1900.10}""", """{"amount":1900.1}""")]
    [TestCase("""{"amount":1900}""", """{"amount":1.9e3}""")]
    [TestCase("""["Gr\u00fc\u00dfe"]""", """["Grüße"]""")]
    public void What_means_the_same_has_the_same(string one, string other) => Assert.That(Of(one), Is.EqualTo(Of(other)));

    [TestCase("""{"a":1}""", """{"a":"1"}""")]
    [TestCase("""{"a":null}""", "{}")]
    [TestCase("[1,2]", "[2,1]")]
    [TestCase("""{"a":{"b":1}}""", """{"a":{"b":2}}""")]
    public void What_does_not_has_another(string one, string other) => Assert.That(Of(one), Is.Not.EqualTo(Of(other)));

    [Test]
    public void A_number_made_here_is_the_one_that_was_read() =>
        Assert.That(Fingerprint.Of(new JsonObject { ["amount"] = 19.50m }), Is.EqualTo(Of("""{"amount":19.5}""")));

    [Test]
    public void Nothing_has_none() => Assert.That(Fingerprint.Of(null), Is.Null);

    private static string? Of(string json) => Fingerprint.Of(JsonNode.Parse(json));
}
