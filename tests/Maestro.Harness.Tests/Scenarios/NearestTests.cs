using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class NearestTests
{
    private static readonly string[] Many = [.. Enumerable.Range(0, 20).Select(i => $"network.fault-{i:00}")];

    [TestCase("opne", "open")]
    [TestCase("pen", "open")]
    [TestCase("oppen", "open")]
    [TestCase("opan", "open")]
    [TestCase("OPEN", "open")]
    public void A_slip_of_the_finger_finds_its_word(string word, string meant) =>
        Assert.That(Nearest.To(word, ["close", "open", "execute"]), Is.EqualTo(new[] { meant }));

    [Test]
    public void A_part_of_a_word_finds_it() =>
        Assert.That(
            Nearest.To("quota", ["storage.quota-full", "network.offline"]), Is.EqualTo(new[] { "storage.quota-full" }));

    [Test]
    public void A_mistyped_beginning_finds_its_word() =>
        Assert.That(
            Nearest.To("storag.quota", ["storage.quota-full", "network.offline"]), Is.EqualTo(new[] { "storage.quota-full" }));

    [Test]
    public void A_near_word_stands_alone_also_among_many() =>
        Assert.That(Nearest.To("network.offlin", [.. Many, "network.offline"]), Is.EqualTo(new[] { "network.offline" }));

    [Test]
    public void A_strange_word_finds_nothing_among_few() =>
        Assert.That(Nearest.Remedy("zzzz", ["open", "close"]), Is.Null);

    [Test]
    public void Of_many_words_three_are_always_named() =>
        Assert.That(
            Nearest.Remedy("zzzz", Many),
            Is.EqualTo("Did you mean `network.fault-00`, `network.fault-01` or `network.fault-02`?"));

    [Test]
    public void Many_words_are_counted_rather_than_listed() =>
        Assert.That(Nearest.Listed(Many), Is.EqualTo("one of 20 names"));

    [Test]
    public void A_pasted_page_takes_no_time() =>
        Assert.That(Nearest.To(new string('a', 1_000_000), ["open"]), Is.Empty);
}
