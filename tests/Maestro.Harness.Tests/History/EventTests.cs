using System.Text.Json;
using Maestro.Harness.History;

namespace Maestro.Harness.Tests.History;

internal sealed class EventTests
{
    private static IEnumerable<string> Kinds => HistoryJson.Kinds.Keys;

    [TestCaseSource(nameof(Kinds))]
    public void An_event_that_is_written_and_read_is_the_same_event(string kind)
    {
        var written = Samples.Event(HistoryJson.Kinds[kind]);

        var json = JsonSerializer.Serialize(written, HistoryJson.Options);
        var read = JsonSerializer.Deserialize<HistoryEvent>(json, HistoryJson.Options)!;

        Assert.That(read, Is.TypeOf(written.GetType()));
        Assert.That(Samples.Members(read), Is.EqualTo(Samples.Members(written)));
    }

    [TestCaseSource(nameof(Kinds))]
    public void An_event_is_one_line_that_names_its_kind(string kind)
    {
        var json = JsonSerializer.Serialize(Samples.Event(HistoryJson.Kinds[kind]), HistoryJson.Options);

        Assert.That(json, Does.Not.Contain("\n"));
        Assert.That(JsonDocument.Parse(json).RootElement.GetProperty("event").GetString(), Is.EqualTo(kind));
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_kind_is_a_name_in_kebab_case(string kind) => Assert.That(kind, Does.Match("^[a-z]+(-[a-z]+)*$"));

    [Test]
    public void Each_event_type_has_a_kind_of_its_own()
    {
        var types = typeof(HistoryEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(HistoryEvent)) && !type.IsAbstract);
        Assert.That(HistoryJson.Kinds.Values, Is.EquivalentTo(types));
    }

    [Test]
    public void What_is_absent_is_not_written()
    {
        var json = JsonSerializer.Serialize<HistoryEvent>(
            new Maestro.Harness.History.Events.RequestAnswered(1, 200, 0) { Seq = 7, At = 1.5 }, HistoryJson.Options);
        Assert.That(json, Is.EqualTo("""{"event":"request-answered","seq":7,"at":1.5,"id":1,"status":200,"size":0}"""));
    }
}
