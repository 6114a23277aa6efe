using System.Text;
using Maestro.Harness.History;

namespace Maestro.Harness.Tests.History;

internal sealed class JournalLinesTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(65_535)]
    [TestCase(65_536)]
    [TestCase(300_000)]
    public void Lines_of_any_length_are_whole(int length)
    {
        var line = new string('é', length);
        Assert.That(Read($"{line}\nnext\n{line}"), Is.EqualTo(Expected(line)));
    }

    [Test]
    public void An_empty_file_has_no_line() => Assert.That(Read(""), Is.Empty);

    private static IEnumerable<(string, bool)> Expected(string line) =>
        line.Length > 0 ? [(line, true), ("next", true), (line, false)] : [(line, true), ("next", true)];

    private static List<(string, bool)> Read(string text) =>
        [.. JournalLines.Of(new MemoryStream(Encoding.UTF8.GetBytes(text))).Select(each => (Encoding.UTF8.GetString(each.Line.Span), each.Ended))];
}
