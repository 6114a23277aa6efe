using System.Text.Json.Nodes;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class CollectionTests
{
    [TestCase("names: a", new[] { "a" })]
    [TestCase("names: [a, b]", new[] { "a", "b" })]
    [TestCase("names: []", new string[0])]
    public void A_scalar_is_a_list_of_one(string text, string[] names) =>
        Assert.That(Yaml.Bind<Lists>(text).Names, Is.EqualTo(names));

    [Test]
    public void Elements_that_do_not_fit_are_all_refused() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Lists>("names: [a, [b], c: d]\nnumbers: [1, x]")),
            Is.EqualTo(new[]
            {
                "1:12: `names` holds a list; expected text.",
                "1:17: `names` holds a mapping; expected text.",
                "2:14: `numbers` holds `x`; expected a whole number.",
            }));

    [Test]
    public void No_value_is_no_list() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Lists>("names: ~\nnumbers:")),
            Is.EqualTo(new[]
            {
                "1:8: `names` is `~`; expected text, or a list of such.\n    Give it a value.",
                "2:9: `numbers` is nothing; expected a whole number, or a list of such.\n    Give it a value, or leave `numbers` out.",
            }));

    [Test]
    public void Names_keep_their_order_and_their_case() =>
        Assert.That(Yaml.Bind<Named>("sizes: { b: 1, a: 2, B: 3 }").Sizes.Keys, Is.EqualTo(new[] { "b", "a", "B" }));

    [Test]
    public void A_list_in_place_of_names_is_refused() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Named>("sizes: [1]")),
            Is.EqualTo(new[] { "1:8: `sizes` is a list; expected names, each with a whole number." }));

    [Test]
    public void A_wrong_value_is_reported_under_its_name() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Named>("sizes: { small: x }")),
            Is.EqualTo(new[] { "1:17: `small` is `x`; expected a whole number." }));

    [Test]
    public void Data_are_what_the_YAML_core_schema_makes_of_them() =>
        Assert.That(
            Yaml.Bind<Free>("any: [1, -2, 1.5, true, False, null, ~, x, on, \"1\", 'true', 12 s, { a: {}, b: [] }]").Any!.ToJsonString(),
            Is.EqualTo("""[1,-2,1.5,true,false,null,null,"x","on","1","true","12 s",{"a":{},"b":[]}]"""));

    [Test]
    public void A_single_value_is_data_too() =>
        Assert.That(Yaml.Bind<Free>("any: 3").Any!.GetValue<long>(), Is.EqualTo(3));

    [TestCase(".inf")]
    [TestCase("-.INF")]
    [TestCase(".nan")]
    [TestCase("0x1F")]
    [TestCase("0o17")]
    [TestCase("1e999")]
    [TestCase("99999999999999999999")]
    public void A_number_that_data_cannot_hold_is_refused(string number) =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Free>($"any: [{number}]")),
            Is.EqualTo(new[]
            {
                $"1:7: The number `{number}` cannot be held; expected a decimal one of 64 bits.\n    Quote it if it is text.",
            }));

    [TestCase("some: [1]", "a list")]
    [TestCase("some: 1", "`1`")]
    public void Data_of_another_shape_are_refused(string text, string standing) =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Free>(text)),
            Is.EqualTo(new[] { $"1:7: `some` is {standing}; expected keys with values." }));

    private sealed record Lists(IReadOnlyList<string> Names, int[]? Numbers = null);

    private sealed record Named(IReadOnlyDictionary<string, int> Sizes);

    private sealed record Free(JsonNode? Any = null, JsonObject? Some = null);
}
