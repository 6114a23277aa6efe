using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Tests.History;

internal sealed class JournalTests
{
    private const string First =
        """{"event":"run-started","seq":1,"at":0,"format":3,"seed":"7f3a","target":"reference","browser":"b","planned":[]}""";

    private const string Last = """{"event":"run-ended","seq":2,"at":5,"interrupted":false}""";

    private JournalFile _file = null!;

    [SetUp]
    public void CreateFile() => _file = new JournalFile();

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [Test]
    public void A_whole_journal_reads_in_order_and_is_not_torn()
    {
        _file.Write($"{First}\n{Last}\n");

        var journal = Journal.Read(_file.Path);

        Assert.That(journal.Events.Select(each => each.GetType()), Is.EqualTo(new[] { typeof(RunStarted), typeof(RunEnded) }));
        Assert.That(journal.Torn, Is.Null);
    }

    [Test]
    public void A_torn_last_line_is_left_out_and_named()
    {
        _file.Write($"{First}\n{Last[..20]}");

        var journal = Journal.Read(_file.Path);

        Assert.That(journal.Events, Has.Count.EqualTo(1));
        Assert.That(journal.Torn, Is.EqualTo("line 2 breaks off after 20 characters"));
    }

    [Test]
    public void A_last_line_without_its_end_counts_as_torn_even_when_it_could_be_read()
    {
        _file.Write($"{First}\n{Last}");
        Assert.That(Journal.Read(_file.Path).Torn, Is.Not.Null);
    }

    [TestCase("{\"event\":\"run-ended\",\"seq\":2,", TestName = "A_broken_line_in_the_middle_is_refused_with_its_number")]
    [TestCase("{\"event\":\"no-such-event\",\"seq\":2}", TestName = "An_event_of_no_known_kind_is_refused_with_its_line")]
    [TestCase("{\"event\":\"run-ended\",\"seq\":\"two\"}", TestName = "A_value_of_the_wrong_type_is_refused_with_its_line")]
    [TestCase("{\"seq\":2}", TestName = "An_event_without_a_kind_is_refused_with_its_line")]
    [TestCase("null", TestName = "A_null_is_refused_with_its_line")]
    [TestCase("", TestName = "An_empty_line_is_refused_with_its_number")]
    public void A_line_that_is_no_event(string line)
    {
        _file.Write($"{First}\n{line}\n{Last}\n");

        var problem = Refusal();

        Assert.That((problem.File, problem.Line), Is.EqualTo((_file.Path, 2)));
        Assert.That(problem.Message, Does.StartWith("This is no event of a journal: "));
    }

    [Test]
    public void A_newer_format_is_refused_and_both_versions_are_named()
    {
        // Whatever comes after the first line: it may be of a kind that nobody here knows.
        _file.Write(First.Replace("\"format\":3", "\"format\":4") + "\n{\"event\":\"of-a-later-day\",\"seq\":2}\n");
        Assert.That(Refusal().Message, Is.EqualTo($"{_file.Path} has format 4; this version reads up to 3."));
    }

    [Test]
    public void An_older_format_is_read()
    {
        _file.Write(First.Replace("\"format\":3", "\"format\":1") + $"\n{Last}\n");
        Assert.That(Journal.Read(_file.Path).Events, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_line_with_another_number_than_its_own_is_refused()
    {
        _file.Write($"{First}\n{Last.Replace("\"seq\":2", "\"seq\":3")}\n");
        Assert.That(Refusal().Message, Is.EqualTo("The event of this line has number 3; expected 2: lines are missing or were added."));
    }

    [TestCase("", TestName = "An_empty_file_is_no_journal")]
    [TestCase(Last + "\n", TestName = "A_file_that_begins_with_another_event_is_no_journal")]
    [TestCase("{\"event\":\"run-st", TestName = "A_file_that_breaks_off_in_its_first_line_is_no_journal")]
    public void A_file_that_is_no_journal(string text)
    {
        _file.Write(text);
        Assert.That($"{Refusal()}", Is.EqualTo($"{_file.Path}:1: Not a journal: its first line is no run-started event."));
    }

    [Test]
    public void A_missing_file_is_named() => Assert.That(Refusal().Message, Is.EqualTo($"No journal at {_file.Path}."));

    private InputProblem Refusal() =>
        Assert.Throws<InputException>(() => Journal.Read(_file.Path))!.Problems.Single();
}
