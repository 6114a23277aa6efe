using System.Text;

namespace Maestro.Harness.Rehearsal.Debriefing;

/// <summary>A debrief as Markdown.</summary>
public static class DebriefMarkdown
{
    public const string FileName = "debrief.md";

    public static string Text(Debrief debrief)
    {
        var text = new StringBuilder($"# Debrief: {debrief.Verdict.Title}\n\n{DebriefText.Outcome(debrief)}\n\n");
        text.Append($"Seed {debrief.Run.Seed}, {debrief.Run.Target}, {debrief.Run.Browser}, mode {debrief.State.Mode.ToString().ToLowerInvariant()}"
            + $"{(debrief.State.Auto ? ", recovered by its playbook" : "")}.\n");
        foreach (var block in DebriefBody.Of(debrief))
        {
            text.Append('\n').Append(Of(block)).Append('\n');
        }

        return text.ToString();
    }

    private static string Of(Block block) => block switch
    {
        Heading heading => $"{new string('#', heading.Level)} {heading.Text}",
        Paragraph paragraph => paragraph.Text,
        Bullets bullets => string.Join('\n', bullets.Items.Select(item => $"- {OneLine(item)}")),
        Table table => string.Join('\n', [Row(table.Columns), Row(table.Columns.Select(_ => "---")), .. table.Rows.Select(Row)]),
        ToWrite question => $"*{question.Question}*\n\n…",
        _ => "",
    };

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(Cell))} |";

    private static string Cell(string text) => OneLine(text).Replace("|", @"\|", StringComparison.Ordinal);

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries));
}
