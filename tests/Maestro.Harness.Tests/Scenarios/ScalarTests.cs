using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class ScalarTests
{
    [Test]
    public void Each_type_takes_its_words()
    {
        var all = Yaml.Bind<All>("""
            text: two words
            flag: true
            number: -3
            large: 9000000000
            real: 1.5e-3
            size: extra-large
            named: GB
            time: 250 ms
            """);

        var time = TimeSpan.FromMilliseconds(250);
        Assert.That(all, Is.EqualTo(new All("two words", true, -3, 9_000_000_000, 0.0015, Size.ExtraLarge, Size.Huge, time)));
    }

    [Test]
    public void Nothing_given_takes_the_defaults() =>
        Assert.That(Yaml.Bind<Defaults>("flag: false"), Is.EqualTo(new Defaults(false)));

    [Test]
    public void A_quoted_number_is_text_where_text_is_expected() =>
        Assert.That(Yaml.Bind<One<string>>("value: \"12\"").Value, Is.EqualTo("12"));

    [Test]
    public void An_unquoted_number_is_text_where_text_is_expected() =>
        Assert.That(Yaml.Bind<One<string>>("value: 0012").Value, Is.EqualTo("0012"));

    [TestCase("value: yes", "1:8: `value` is `yes`; expected `true` or `false`.\n    Write `true`.")]
    [TestCase("value: True", "1:8: `value` is `True`; expected `true` or `false`.\n    Write `true`.")]
    [TestCase("value: 'true'", "1:8: `value` is the text \"true\"; expected `true` or `false`.\n    Remove the quotes.")]
    [TestCase("value: [true]", "1:8: `value` is a list; expected `true` or `false`.")]
    public void A_wrong_truth_value_is_refused(string text, string problem) =>
        Assert.That(Yaml.Problems(() => Yaml.Bind<One<bool>>(text)), Is.EqualTo(new[] { problem }));

    [TestCase("value: many", "1:8: `value` is `many`; expected a whole number.")]
    [TestCase("value: 1.5", "1:8: `value` is `1.5`; expected a whole number.")]
    [TestCase("value: 3000000000", "1:8: `value` is `3000000000`; expected a whole number.")]
    [TestCase("value: 0x10", "1:8: `value` is `0x10`; expected a whole number.")]
    [TestCase("value: \"3\"", "1:8: `value` is the text \"3\"; expected a whole number.\n    Remove the quotes.")]
    [TestCase("value: { a: 1 }", "1:8: `value` is a mapping; expected a whole number.")]
    [TestCase("value:", "1:7: `value` is nothing; expected a whole number.\n    Give it a value.")]
    [TestCase("value: ~", "1:8: `value` is `~`; expected a whole number.\n    Give it a value.")]
    public void A_wrong_whole_number_is_refused(string text, string problem) =>
        Assert.That(Yaml.Problems(() => Yaml.Bind<One<int>>(text)), Is.EqualTo(new[] { problem }));

    [TestCase("value: 99999999999999999999", "1:8: `value` is `99999999999999999999`; expected a whole number.")]
    public void A_number_beyond_64_bits_is_refused(string text, string problem) =>
        Assert.That(Yaml.Problems(() => Yaml.Bind<One<long>>(text)), Is.EqualTo(new[] { problem }));

    [TestCase(".inf")]
    [TestCase("1e999")]
    [TestCase(".nan")]
    public void An_infinite_number_is_refused(string number) =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<One<double>>($"value: {number}")),
            Is.EqualTo(new[] { $"1:8: `value` is `{number}`; expected a number." }));

    [Test]
    public void An_unknown_enum_value_is_refused_with_the_nearest() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<One<Size>>("value: smal")),
            Is.EqualTo(new[] { "1:8: `value` is `smal`; expected `small`, `extra-large` or `GB`.\n    Did you mean `small`?" }));

    [Test]
    public void The_limits_themselves_are_allowed() =>
        Assert.That(
            Yaml.Bind<Limited>("{ percent: 100, share: 0.5, wait: 1 min }"),
            Is.EqualTo(new Limited(100, 0.5, TimeSpan.FromMinutes(1))));

    [Test]
    public void Values_beyond_their_limits_are_all_refused() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Limited>("percent: 101\nshare: 0.49\nwait: 61 s\nword: gren")),
            Is.EqualTo(new[]
            {
                "1:10: `percent` is `101`; expected a whole number between 0 and 100.",
                "2:8: `share` is `0.49`; expected a number between 0.5 and 1.",
                "3:7: `wait` is `61 s`; expected a duration with its unit (ms, s, min, h) between 1 s and 1 min.",
                "4:7: `word` is `gren`; expected `green` or `red`.\n    Did you mean `green`?",
            }));

    [Test]
    public void What_stands_there_is_shown_short_and_on_one_line() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<One<int>>($"value: |\n  a\n  {new string('b', 100)}\n")),
            Is.EqualTo(new[] { $"1:8: `value` is the text \"a·{new string('b', 57)}…\"; expected a whole number." }));

    private enum Size
    {
        Small,
        ExtraLarge,

        [Key("GB")]
        Huge,
    }

    private sealed record All(
        string Text, bool Flag, int Number, long Large, double Real, Size Size, Size Named, TimeSpan Time);

    private sealed record Defaults(
        bool Flag, string Text = "a", int Number = 3, int? Maybe = null, Size Size = Size.Huge, TimeSpan Wait = default);

    private sealed record Limited(
        [Between(0, 100)] int Percent,
        [Between(0.5, 1)] double Share,
        [Between("1 s", "1 min")] TimeSpan Wait,
        [OneOf("green", "red")] string? Word = null);

    private sealed record One<T>(T Value);
}
