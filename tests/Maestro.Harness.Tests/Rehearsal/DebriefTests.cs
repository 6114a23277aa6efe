using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal.Debriefing;

namespace Maestro.Harness.Tests.Rehearsal;

internal sealed class DebriefTests
{
    private static MadeRehearsal Won => new MadeRehearsal().With(
        new IncidentStruck("offline"), new SymptomSeen("offline", 1), new IncidentNamed("offline", true), new PlaybookPicked("Offline", true),
        new OperatorDid(Actor.Operator, Deed.Typed, "navigator.onLine"), new StepSeen("offline", 1), new IncidentRecovered("offline")).Ended();

    [Test]
    public void What_is_recovered_from_diagnosed_and_whole_is_won()
    {
        var debrief = Debrief.Of(Won.Events);
        Assert.That((debrief.IsWon, debrief.IsCutOff), Is.EqualTo((true, false)));
        Assert.That((debrief.Score.Detected, debrief.Score.Diagnosed, debrief.Score.Recovered), Is.EqualTo((2000, 3000, 6000)));
        Assert.That((debrief.Score.StepsSeen, debrief.Score.Steps), Is.EqualTo((1, 2)));
    }

    [Test]
    public void A_fault_without_a_receipt_is_no_win() =>
        Assert.That(Debrief.Of(new MadeRehearsal().With(
            new IncidentStruck("offline"), new FaultInjected(1, "network.offline", null), new PlaybookPicked("Offline", true),
            new IncidentRecovered("offline")).Ended().Events).IsWon, Is.False);

    [TestCase(RehearsalEnd.TimeLimit)]
    [TestCase(RehearsalEnd.Aborted)]
    [TestCase(RehearsalEnd.BrokenOff)]
    public void What_ended_otherwise_is_not_won(RehearsalEnd how) =>
        Assert.That(Debrief.Of(new MadeRehearsal().With(new IncidentStruck("offline"), new PlaybookPicked("Offline", true)).Ended(how).Events).IsWon, Is.False);

    [Test]
    public void Mistakes_are_counted_by_when_they_were_made()
    {
        var score = Debrief.Of(new MadeRehearsal().With(
            new IncidentNamed("offline", false), new IncidentStruck("offline"), new IncidentNamed("key-loss", false), new PlaybookPicked("Key loss", false),
            new HarmSeen("receipts-cleared", "they are gone", 3)).Events).Score;
        Assert.That((score.FalseAlarms, score.WrongNames, score.WrongPicks, score.Harms.Count), Is.EqualTo((1, 1, 1, 1)));
    }

    [Test]
    public void A_history_that_is_cut_off_has_a_debrief_of_what_was_known()
    {
        var cut = Debrief.Of([.. Won.Events.Take(8)]);
        Assert.That((cut.IsCutOff, cut.IsWon, cut.Score.Diagnosed, cut.Score.Recovered), Is.EqualTo((true, false, 3000, (double?)null)));
        Assert.That(DebriefMarkdown.Text(cut), Does.Contain("the room was cut off"));
    }

    [Test]
    public void The_summary_says_what_struck_and_what_never_came()
    {
        var givenUp = new MadeRehearsal().With(new IncidentStruck("offline"), new IncidentNamed("offline", true)).Ended(RehearsalEnd.Aborted).Events;
        Assert.That(DebriefMarkdown.Text(Debrief.Of(givenUp)), Does.Contain(
            "The device has lost its network. Not recovered: it was broken off by hand. From the strike on: detected after 1.0 s, never diagnosed, never recovered."));
        Assert.That(DebriefMarkdown.Text(Debrief.Of(new MadeRehearsal().Ended(RehearsalEnd.Aborted).Events)), Does.Contain(
            "Nothing had struck. Not recovered: it was broken off by hand.\n"));
    }

    [Test]
    public void What_is_in_doubt_is_not_said_to_have_held()
    {
        var doubted = DebriefMarkdown.Text(Debrief.Of(new MadeRehearsal().With(new IncidentStruck("offline"), new FaultInjected(1, "network.offline", null)).Ended().Events));
        Assert.That(doubted, Does.Contain("That none was cannot be said").And.Contain("in doubt:").And.Not.Contain("nothing acknowledged was lost"));
    }

    [Test]
    public void The_page_and_the_text_hold_the_same_facts()
    {
        var debrief = Debrief.Of(Won.Events);
        foreach (var text in new[] { DebriefMarkdown.Text(debrief), DebriefHtml.Text(debrief) })
        {
            foreach (var fact in new[] { "The device has lost its network", "Is it there?", "navigator.onLine", "not seen", "it is slow", "6.0 s", "Post-mortem" })
            {
                Assert.That(text, Does.Contain(fact));
            }
        }
    }

    [Test]
    public void The_page_needs_nothing_besides_itself_and_what_was_typed_stays_text()
    {
        var page = DebriefHtml.Text(Debrief.Of(new MadeRehearsal().With(new OperatorDid(Actor.Operator, Deed.Typed, "<script>alert(1)</script>")).Events));
        Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("http:").And.Not.Contain("https:").And.Contain("&lt;script&gt;"));
    }

    [TestCase(null, ExpectedResult = "never")]
    [TestCase(3_400, ExpectedResult = "3.4 s")]
    [TestCase(125_000, ExpectedResult = "2 min 05 s")]
    public string A_time_in_words(double? milliseconds) => DebriefText.Time(milliseconds);

    [Test]
    public void Another_journal_is_refused() => Assert.That(
        () => Debrief.Of([new RunStarted(3, "s", "t", "b", [])]), Throws.TypeOf<InputException>().With.Message.Contains("none of a rehearsal"));
}
