using System.Text;
using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class SourceTextTests
{
    [Test]
    public void Tabs_that_indent_are_refused_line_by_line() =>
        Assert.That(Yaml.Problems("title: a\tb\nsteps:\n\t- open: x\n  \t- open: y\n"), Is.EqualTo(new[]
        {
            "3:1: A tab indents this line; expected spaces.\n    Indent by two spaces.",
            "4:3: A tab indents this line; expected spaces.\n    Indent by two spaces.",
        }));

    [TestCase(0x00)]
    [TestCase(0x0C)]
    [TestCase(0x1B)]
    [TestCase(0x7F)]
    public void A_control_character_is_refused(int code) =>
        Assert.That(Yaml.Problems($"title: a\nbuild: b{(char)code}c\n"), Is.EqualTo(new[]
        {
            $"2:9: The control character U+{code:X4} stands here; expected text.\n"
            + "    Remove it, or write it as an escape between double quotes.",
        }));

    [Test]
    public void Bytes_that_are_not_UTF_8_are_refused() =>
        Assert.That(Problems([.. "title: a\ntags: b"u8, 0xE9, .. "c\n"u8]), Is.EqualTo(new[]
        {
            "2:8: The byte 0xE9 is not UTF-8; expected a UTF-8 text file.\n    Save the file as UTF-8.",
        }));

    [Test]
    public void UTF_16_is_refused() =>
        Assert.That(Problems([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("title: a\n")]), Is.EqualTo(new[]
        {
            "1:1: The byte 0xFF is not UTF-8; expected a UTF-8 text file.\n    Save the file as UTF-8.",
        }));

    [Test]
    public void More_than_one_megabyte_is_refused() =>
        Assert.That(Problems(Encoding.UTF8.GetBytes(new string('#', 1_000_001))), Is.EqualTo(new[]
        {
            "1:1: The file is larger than 1 MB; expected a file that a person can read.\n    Split it.",
        }));

    [Test]
    public void A_byte_order_mark_changes_nothing() =>
        Assert.That(Yaml.Load("\uFEFF" + Yaml.WithSteps("open: desk"))[0].Scenario.Title, Is.EqualTo("A title"));

    [Test]
    public void A_file_that_is_not_there_is_named()
    {
        using var folder = new Yaml();
        var problems = Yaml.Problems(
            () => ScenarioFile.Load(Path.Combine(folder.Root, "scenarios", "none.yaml"), folder.Root, Yaml.Catalog));
        Assert.That(problems, Has.Count.EqualTo(1).And.All.StartsWith("scenarios/none.yaml: The file cannot be read: "));
    }

    private static IReadOnlyList<string> Problems(byte[] bytes)
    {
        using var folder = new Yaml();
        var path = folder.Write("scenarios/test.yaml", "");
        File.WriteAllBytes(path, bytes);
        return Yaml.Problems(() => ScenarioFile.Load(path, folder.Root, Yaml.Catalog));
    }
}
