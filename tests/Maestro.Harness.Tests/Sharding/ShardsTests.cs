using Maestro.Harness.Sharding;
using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Sharding;

internal sealed class ShardsTests
{
    private static readonly string[] Ids = ["a", "b", "c", "d", "e", "f"];

    private static readonly Dictionary<string, double> Durations = new() { ["a"] = 10, ["b"] = 9, ["c"] = 8, ["d"] = 2, ["e"] = 1 };

    [TestCase("1/1", 1, 1)]
    [TestCase("2/3", 2, 3)]
    [TestCase("1000/1000", 1000, 1000)]
    public void A_part_is_named(string word, int number, int of) => Assert.That(Shard.Parse(word), Is.EqualTo(new Shard(number, of)));

    [TestCase("0/3")]
    [TestCase("4/3")]
    [TestCase("1/0")]
    [TestCase("1/1001")]
    [TestCase("1")]
    [TestCase("1/2/3")]
    [TestCase("-1/2")]
    [TestCase("1/ 2")]
    [TestCase("one/two")]
    public void Another_word_names_none(string word) => Assert.That(Shard.Parse(word), Is.Null);

    [Test]
    public void The_longest_go_first_to_whoever_has_least_to_do()
    {
        // f counts as long as the middle one of those known, 8: a 10 | b 9 → c 8 → b, f 8 → a, d 2 → b, e 1 → a.
        var parts = Shards.Balanced(Ids, Durations, 2);
        Assert.That(parts.Select(part => string.Concat(part.Order())), Is.EqualTo(new[] { "aef", "bcd" }));
    }

    [Test]
    public void Every_machine_splits_alike_whatever_the_order_is()
    {
        var parts = Shards.Balanced(Ids, Durations, 3);
        Assert.That(Shards.Balanced([.. Ids.Reverse()], Durations, 3), Is.EqualTo(parts));
    }

    [Test]
    public void Each_scenario_is_in_one_part_also_where_nothing_is_known()
    {
        var parts = Shards.Balanced(Ids, new Dictionary<string, double>(), 4);
        Assert.That(parts.SelectMany(part => part).Order(), Is.EqualTo(Ids));
        Assert.That(parts.Select(part => part.Count), Is.EqualTo(new[] { 2, 2, 1, 1 }));
    }

    [Test]
    public void A_repetition_takes_as_long_as_its_scenario() =>
        Assert.That(
            Shards.Balanced(["a#1", "a#2", "d#1", "d#2"], Durations, 2).Select(part => part.Count), Is.EqualTo(new[] { 2, 2 }));

    [Test]
    public void A_run_adds_what_passed_and_keeps_what_is_known_of_others()
    {
        using var folder = new TempFolder();
        var file = folder.Write("durations.json", """{ "a": 1, "b": 2 }""");

        RecordedDurations.Update(file, new RunVerdict(
            Verdict.Failed, "7f3a", [Made("b#2", Verdict.Passed, 12.6), Made("c", Verdict.Failed, 99), Made("d", Verdict.Passed, 7)], []));

        Assert.That(RecordedDurations.Load(file), Is.EqualTo(new Dictionary<string, double> { ["a"] = 1, ["b"] = 13, ["d"] = 7 }));
    }

    [TestCase("{ \"a\": 1,\n  \"b\": \"long\" }", 2)]
    [TestCase("[1]", 1)]
    [TestCase("null", 1)]
    [TestCase("{ \"a\": -1 }", 1)]
    public void A_file_of_something_else_is_refused_with_its_place(string text, int line)
    {
        using var folder = new TempFolder();
        var file = folder.Write("durations.json", text);
        var refused = Assert.Throws<InputException>(() => RecordedDurations.Load(file))!;
        Assert.That((refused.Problems[0].File, refused.Problems[0].Line), Is.EqualTo((file, line)));
    }

    private static ScenarioVerdict Made(string id, Verdict verdict, double milliseconds) => new(id, "", "", verdict, [], [], [], null, milliseconds, null);
}
