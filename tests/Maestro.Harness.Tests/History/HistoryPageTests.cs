using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Harness.History;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios.Schema;
using Maestro.Harness.Tests.Architecture;

namespace Maestro.Harness.Tests.History;

/// <summary>docs/history.md says what the journal holds.</summary>
internal sealed partial class HistoryPageTests
{
    private static IEnumerable<string> Kinds => HistoryJson.Kinds.Keys;

    [Test]
    public void The_tables_are_as_the_events_are()
    {
        var (file, text) = new Project(Settings.Find(AppContext.BaseDirectory)).History();
        Assert.That(
            File.ReadAllText(file) == text,
            Is.True,
            "docs/history.md is older than the events. Mend it, and commit it with them:\n    ./maestro schema");
    }

    [TestCaseSource(nameof(Kinds))]
    public void Each_event_and_each_of_its_fields_is_explained(string kind)
    {
        var type = HistoryJson.Kinds[kind];
        Assert.That(Summaries.Of(type), Is.Not.Null.And.Not.Empty, $"{type.Name} needs a <summary>.");
        Assert.That(
            HistoryPage.Members(type).Where(member => Summaries.Of(member) is null).Select(member => member.Name),
            Is.Empty,
            $"They need a <param> in the documentation of {type.Name}: what it is, its unit, its range, when it is absent.");
    }

    [Test]
    public void The_example_is_a_journal()
    {
        using var file = new JournalFile();
        file.Write(Example().Match(Sources.Text(HistoryPage.FileName)).Groups["lines"].Value);

        var journal = Journal.Read(file.Path);

        Assert.That(journal.Torn, Is.Null);
        Assert.That(
            journal.Events.Select(each => JsonSerializer.Serialize(each, HistoryJson.Options)),
            Is.EqualTo(File.ReadLines(file.Path)),
            "Each line of the example must be as the harness writes it, in the current format.");
    }

    [Test]
    public void The_page_names_the_current_format() =>
        Assert.That(Sources.Text(HistoryPage.FileName), Does.Contain($"The format is **{HistoryJson.FormatVersion}**"));

    [GeneratedRegex("(?<=```jsonl\n)(?<lines>[^`]*)(?=```)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
