using System.Text.Json.Nodes;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Tests.Worlds;

internal sealed class MergePatchTests
{
    // RFC 7396, appendix A; without the one patch that is null as a whole, which no scenario can write.
    [TestCase("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [TestCase("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [TestCase("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [TestCase("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [TestCase("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [TestCase("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [TestCase("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [TestCase("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [TestCase("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [TestCase("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [TestCase("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [TestCase("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [TestCase("""[1,2]""", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [TestCase("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void A_patch_is_applied_as_the_RFC_shows(string target, string patch, string result) =>
        Assert.That(MergePatch.Apply(JsonNode.Parse(target), JsonNode.Parse(patch)!).ToJsonString(), Is.EqualTo(result));

    [Test]
    public void Neither_the_target_nor_the_patch_is_changed()
    {
        var target = JsonNode.Parse("""{"a":{"b":1},"c":2}""")!;
        var patch = JsonNode.Parse("""{"a":{"b":null,"d":[3]},"c":null}""")!;

        MergePatch.Apply(target, patch)["a"]!["d"]!.AsArray().Add(4);

        Assert.That(target.ToJsonString(), Is.EqualTo("""{"a":{"b":1},"c":2}"""));
        Assert.That(patch.ToJsonString(), Is.EqualTo("""{"a":{"b":null,"d":[3]},"c":null}"""));
    }
}
