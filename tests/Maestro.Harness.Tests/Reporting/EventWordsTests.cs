using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.History;

namespace Maestro.Harness.Tests.Reporting;

internal sealed class EventWordsTests
{
    private static IEnumerable<string> Kinds => HistoryJson.Kinds.Keys;

    [TestCaseSource(nameof(Kinds))]
    public void Every_event_is_one_line_of_words(string kind)
    {
        var line = EventWords.Line(Samples.Event(HistoryJson.Kinds[kind]));
        Assert.That(line, Does.StartWith($"   0.012  phone.2   {kind}").And.Not.Contain("\n"));
        Assert.That(line, Has.Length.AtMost(140));
    }

    [Test]
    public void What_is_on_no_device_is_at_the_service() =>
        Assert.That(Line(new Story().Row("claims", """{"mine":true}""")), Is.EqualTo("   0.000  service   server-row         claims {\"mine\":true}"));

    [Test]
    public void A_first_tab_is_called_by_its_device() =>
        Assert.That(Line(new Story().Then(new PageClosed(), "phone", 1)), Does.Contain("  phone     page-closed"));

    [Test]
    public void A_request_that_shows_a_canary_says_which() => Assert.That(
        Line(new Story().Arrived("/x", "canary7")), Is.EqualTo("   0.000  device    request-arrived    POST /x, 10 bytes, shows canary7"));

    [Test]
    public void A_fault_that_did_not_take_hold_stands_out() => Assert.That(
        Line(new Story().Receipt("network.offline", inForce: false)),
        Is.EqualTo("   0.000  device    fault-receipt      network.offline NOT in force: nothing shows"));

    [Test]
    public void A_long_line_is_cut_off_and_says_so()
    {
        var line = Line(new Story().Then(new ConsoleSaid("info", new string('x', 500))));
        Assert.That(line, Has.Length.EqualTo(140).And.EndsWith("x…"));
    }

    private static string Line(Story story) => EventWords.Line(story.Events[^1]);
}
