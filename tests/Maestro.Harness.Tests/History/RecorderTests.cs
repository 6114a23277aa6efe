using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Tests.History;

internal sealed class RecorderTests
{
    private const int Threads = 8;
    private const int EventsEach = 250;

    private JournalFile _file = null!;

    [SetUp]
    public void CreateFile() => _file = new JournalFile();

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [Test]
    public void Many_threads_at_once_leave_numbers_without_gaps_in_the_journal_and_in_each_scenario()
    {
        var scenarios = new List<ScenarioRecorder>();
        var heard = new List<long>();
        using (var recorder = _file.Record())
        {
            recorder.Listen(happened => heard.Add(happened.Seq));
            recorder.Record(JournalFile.Start());
            scenarios.AddRange(Enumerable.Range(0, Threads / 2).Select(number => new ScenarioRecorder(recorder, $"scenario-{number}")));
            var threads = Enumerable.Range(0, Threads)
                .Select(number => new Thread(() => Talk(scenarios[number % scenarios.Count], number)))
                .ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
        }

        var journal = Journal.Read(_file.Path);
        var all = Enumerable.Range(1, (Threads * EventsEach) + 1).Select(seq => (long)seq);
        Assert.That(journal.Events.Select(each => each.Seq), Is.EqualTo(all));
        Assert.That(heard, Is.EqualTo(all));
        Assert.That(journal.Events.Select(each => each.At), Is.Ordered);
        foreach (var scenario in scenarios)
        {
            Assert.That(scenario.Events, Has.Count.EqualTo(2 * EventsEach));
            Assert.That(scenario.Events.Select(each => each.Seq), Is.Ordered);
        }
    }

    [Test]
    public void An_event_is_on_disk_as_soon_as_it_is_recorded()
    {
        using var recorder = _file.Record();
        recorder.Record(JournalFile.Start());

        using var reader = new StreamReader(new FileStream(_file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.That(reader.ReadToEnd(), Does.Contain("run-started").And.EndsWith("}\n"));
    }

    [Test]
    public void What_comes_after_the_end_is_not_written()
    {
        var recorder = _file.Record();
        recorder.Record(JournalFile.Start());
        recorder.Dispose();

        recorder.Record(new RunEnded(Interrupted: false));

        Assert.That(Journal.Read(_file.Path).Events, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_scenario_s_events_name_it_with_their_device_and_tab()
    {
        using (var recorder = _file.Record())
        {
            recorder.Record(JournalFile.Start());
            new ScenarioRecorder(recorder, "chapter/story").Record(new PageClosed(), "phone", 2);
        }

        var closed = Journal.Read(_file.Path).Events[1];
        Assert.That((closed.Scenario, closed.Device, closed.Tab), Is.EqualTo(("chapter/story", "phone", 2)));
    }

    [Test]
    public void What_comes_after_a_scenario_s_end_is_not_written()
    {
        using (var recorder = _file.Record())
        {
            recorder.Record(JournalFile.Start());
            var scenario = new ScenarioRecorder(recorder, "chapter/story");
            scenario.Record(new ScenarioEnded());
            scenario.Record(new PageClosed(), "phone", 1);
            new ScenarioRecorder(recorder, "chapter/other").Record(new PageClosed(), "phone", 1);
        }

        Assert.That(Journal.Read(_file.Path).Events.Select(each => each.Scenario), Is.EqualTo([null, "chapter/story", "chapter/other"]));
    }

    private static void Talk(ScenarioRecorder scenario, int number)
    {
        for (var i = 0; i < EventsEach; i++)
        {
            scenario.Record(new ConsoleSaid("info", $"{number}: {i}"), "device");
        }
    }
}
