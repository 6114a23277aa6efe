using System.Text.RegularExpressions;
using Maestro.Harness.Guarantees;
using Maestro.Harness.Playbooks;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Tests.Architecture;

namespace Maestro.Harness.Tests.Scenarios;

/// <summary>The tables of docs/writing-scenarios.md have a row for every word, with all its keys, and none for a word that is gone.</summary>
internal sealed partial class DocumentedWordsTests
{
    private const string Page = "docs/writing-scenarios.md";

    private static readonly (string Section, IReadOnlyDictionary<string, IReadOnlyList<string>> Words)[] Tables =
    [
        ("Steps", Family(typeof(Step))),
        ("Expectations", Family(typeof(Expectation))),
        ("Faults", Family(typeof(FaultOptions))),
        ("Playbooks", AllPlaybooks.ByName.Keys.ToDictionary(name => name, _ => (IReadOnlyList<string>)[])),
        ("Guarantees", AllGuarantees.ByName.ToDictionary(each => each.Key, each => each.Value.Claims)),
    ];

    private static IEnumerable<TestCaseData> EachWord => Tables.SelectMany(table =>
        table.Words.Select(word => new TestCaseData(table.Section, word.Key, word.Value).SetArgDisplayNames(table.Section, word.Key)));

    private static IEnumerable<string> Sections => Tables.Select(table => table.Section);

    [TestCaseSource(nameof(EachWord))]
    public void A_word_has_a_row_with_all_its_keys(string section, string word, IReadOnlyList<string> keys)
    {
        var row = Rows(section).GetValueOrDefault(word);
        Assert.That(row, Is.Not.Null, $"Add a row that begins with | `{word}…` | to the table under `## {section}` of {Page}.");
        Assert.That(
            keys.Where(key => !Regex.IsMatch(row!, $@"(?<![\w-]){Regex.Escape(key)}(?![\w-])", RegexOptions.None, TimeSpan.FromSeconds(1))),
            Is.Empty,
            $"Name these in the row of `{word}` under `## {section}` of {Page}.");
    }

    [TestCaseSource(nameof(Sections))]
    public void A_row_is_about_a_word_that_exists(string section) => Assert.That(
        Rows(section).Keys.Except(Tables.Single(table => table.Section == section).Words.Keys),
        Is.Empty,
        $"Remove their rows from the table under `## {section}` of {Page}, or call them what they are called now.");

    /// <summary>The keywords of a family, each with its own keys; `on`, which every step has, is told once above the table.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Family(Type family) => Project.Words.Family(family).ToDictionary(
        each => each.Key,
        each => (IReadOnlyList<string>)[.. RecordShape.Of(each.Value).Parameters.Skip(family == typeof(FaultOptions) ? 0 : 1).Select(parameter => parameter.Key)]);

    /// <summary>The rows of a section's first table, by the words in their first cell.</summary>
    private static Dictionary<string, string> Rows(string section)
    {
        var text = Sources.Text(Page).Split($"\n## {section}\n")[1].Split("\n## ")[0].Split("\n```")[0];
        return Row().Matches(text)
            .SelectMany(row => row.Groups["cell"].Value.Split(", ").Select(word => (Word: FirstWord().Match(word).Value, Row: row.Value)))
            .ToDictionary(each => each.Word, each => each.Row);
    }

    [GeneratedRegex(@"^\| (?<cell>`[^|]*) \|.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("(?<=^`)[a-z][a-z0-9.-]*", RegexOptions.None, 1000)]
    private static partial Regex FirstWord();
}
