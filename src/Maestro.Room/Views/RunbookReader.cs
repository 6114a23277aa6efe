using System.Text.RegularExpressions;

namespace Maestro.Room.Views;

/// <summary>
/// Reads the runbook's Markdown, as far as a runbook uses it: headings, paragraphs, lists, fenced code. Links become their words, except those to
/// scenarios, which prove a statement and help nobody in an incident.
/// </summary>
internal static partial class RunbookReader
{
    public static IReadOnlyList<Section> Read(string markdown)
    {
        var sections = new List<Section>();
        var passages = new List<Passage>();
        foreach (var block in Blocks(markdown))
        {
            if (Heading().Match(block) is { Success: true } heading)
            {
                passages = [];
                sections.Add(new Section(heading.Groups["level"].Length, heading.Groups["title"].Value.Trim(), passages));
            }
            else
            {
                passages.Add(Of(block));
            }
        }

        return sections;
    }

    private static Passage Of(string block)
    {
        if (block.StartsWith("```", StringComparison.Ordinal))
        {
            var code = block[(block.IndexOf('\n') + 1)..];
            return new Passage("code", code, Statements: [.. Statements(code)]);
        }

        var item = Item().Match(block);
        var (claim, text) = Claimed(Plain(item.Success ? block[item.Length..] : block));
        return new Passage(!item.Success ? "text" : char.IsDigit(item.Value.TrimStart()[0]) ? "step" : "item", text, claim);
    }

    private static (string? Claim, string Text) Claimed(string text) =>
        Claim().Match(text) is { Success: true } claim ? (claim.Groups["id"].Value, text[claim.Length..]) : (null, text);

    private static string Plain(string text)
    {
        var without = Link().Replace(text, link => link.Groups["to"].Value.EndsWith(".yaml", StringComparison.Ordinal)
            && link.Groups["to"].Value.Contains("scenarios/", StringComparison.Ordinal) ? "" : link.Groups["words"].Value);
        return Emphasis().Replace(Blanks().Replace(without, " "), "${words}").Trim(' ', ',', '·').Replace(" ,", "", StringComparison.Ordinal);
    }

    /// <summary>A statement begins where a line is neither indented nor goes on with what is open.</summary>
    private static IEnumerable<string> Statements(string code)
    {
        var statement = new List<string>();
        foreach (var line in code.Split('\n').Where(line => line.Length > 0))
        {
            if (statement.Count > 0 && line[0] is not (' ' or '}' or ')' or '.' or ']'))
            {
                yield return string.Join('\n', statement);
                statement.Clear();
            }

            statement.Add(line);
        }

        if (statement.Count > 0)
        {
            yield return string.Join('\n', statement);
        }
    }

    /// <summary>Each heading, paragraph, item and fenced code by itself; the fence's end is left out.</summary>
    private static IEnumerable<string> Blocks(string markdown)
    {
        var block = new List<string>();
        var fenced = false;
        foreach (var line in markdown.Split('\n').Append(""))
        {
            var fence = line.StartsWith("```", StringComparison.Ordinal);
            var ends = fenced ? fence : line.Length == 0 || fence || line[0] == '#' || Item().IsMatch(line);
            if (ends && block.Count > 0)
            {
                yield return string.Join('\n', block);
                block.Clear();
            }

            if (line.Length > 0 && !(fenced && fence))
            {
                block.Add(line);
            }

            fenced ^= fence;
        }
    }

    [GeneratedRegex(@"^(?<level>#{1,4}) (?<title>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ *(-|\d+\.) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\*\*(?<id>[A-Z]+-\d+)\*\* ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Claim();

    [GeneratedRegex(@"\[(?<words>[^\]]+)\]\((?<to>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\*)\*(?<words>[^*`]+)\*(?!\*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
