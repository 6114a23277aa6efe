using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class DurationTests
{
    [TestCase("250 ms", 0.25)]
    [TestCase("3 s", 3)]
    [TestCase("3s", 3)]
    [TestCase("1.5 s", 1.5)]
    [TestCase("2 min", 120)]
    [TestCase("1 h", 3600)]
    [TestCase("10000 h", 36_000_000)]
    [TestCase("0 s", 0)]
    public void A_number_with_a_unit_is_a_duration(string text, double seconds) =>
        Assert.That(Duration.Parse(text), Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [TestCase("3")]
    [TestCase("s")]
    [TestCase("3  s")]
    [TestCase("-3 s")]
    [TestCase("3 sec")]
    [TestCase("3 S")]
    [TestCase("3 s ")]
    [TestCase("3 s\n")]
    [TestCase("1,5 s")]
    [TestCase("10001 h")]
    [TestCase("99999999999999999999999999999999 h")]
    public void Anything_else_is_none(string text) =>
        Assert.That(Duration.TryParse(text, out _), Is.False);

    [Test]
    public void A_wrong_duration_in_code_says_what_was_expected() =>
        Assert.That(
            () => Duration.Parse("3"),
            Throws.TypeOf<FormatException>().With.Message.EqualTo("'3' is not a duration with its unit (ms, s, min, h)"));
}
