using System.Net;
using System.Text;

namespace Maestro.Harness.Rehearsal.Debriefing;

/// <summary>A debrief as a page that needs nothing besides itself.</summary>
public static class DebriefHtml
{
    public const string FileName = "debrief.html";

    private const string Style = """
        :root { color-scheme: light dark; --line: #8884; --soft: #8881; --good: #1a7f37; --bad: #c0362c; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1.5rem; }
        h1 { font-size: 1.6rem; margin: 0 0 .25rem } h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem } h3 { margin: 1.5rem 0 .25rem; font-size: 1.05rem }
        .outcome { font-size: 1.1rem; font-weight: 600; color: var(--bad) } .won .outcome { color: var(--good) } .about { opacity: .75 }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem; margin: 1.5rem 0 }
        .card { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem } .card b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums }
        table { border-collapse: collapse; width: 100% } td, th { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line) }
        td { overflow-wrap: break-word; font-variant-numeric: tabular-nums } td:has(code) { min-width: 24rem } code { background: var(--soft); padding: 0 .25em; overflow-wrap: anywhere }
        .write { border: 1px dashed var(--line); padding: .75rem 1rem; min-height: 4rem } .harm td { color: var(--bad) } .recovery td { color: var(--good) }
        @media (prefers-color-scheme: dark) { :root { --good: #57c878; --bad: #ff8379 } }
        """;

    public static string Text(Debrief debrief)
    {
        var (score, title) = (debrief.Score, $"Debrief: {debrief.Verdict.Title}");
        var text = new StringBuilder($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Html(title)}</title><style>{Style}</style></head>
            <body class="{(debrief.IsWon ? "won" : "")}"><main><h1>{Html(title)}</h1>
            <p class="outcome">{Html(DebriefText.Outcome(debrief))}</p>
            <p class="about">Seed {Html(debrief.Run.Seed)}, {Html(debrief.Run.Target)}, {Html(debrief.Run.Browser)}, mode {debrief.State.Mode.ToString().ToLowerInvariant()}</p>
            <div class="cards">
            {Card("to detect", DebriefText.Time(score.Detected))}{Card("to diagnose", DebriefText.Time(score.Diagnosed))}
            {Card("to recover", DebriefText.Time(score.Recovered))}{Card("harmful actions", $"{score.Harms.Count}")}
            {Card("guarantees broken", $"{score.Broken.Count}")}
            </div>

            """);
        foreach (var block in DebriefBody.Of(debrief))
        {
            text.Append(Of(block)).Append('\n');
        }

        return text.Append("</main></body></html>\n").ToString();
    }

    private static string Card(string what, string figure) => $"<div class=\"card\"><b>{Html(figure)}</b>{Html(what)}</div>";

    private static string Of(Block block) => block switch
    {
        Heading heading => $"<h{heading.Level}>{Html(heading.Text)}</h{heading.Level}>",
        Paragraph paragraph => $"<p>{Html(paragraph.Text)}</p>",
        Bullets bullets => $"<ul>{string.Concat(bullets.Items.Select(item => $"<li>{Html(item)}</li>"))}</ul>",
        Table table => $"<table>{Head(table.Columns)}<tbody>{string.Concat(table.Rows.Select(Row))}</tbody></table>",
        ToWrite question => $"<p><em>{Html(question.Question)}</em></p><div class=\"write\" contenteditable=\"true\" role=\"textbox\" aria-label=\"{Html(question.Question)}\"></div>",
        _ => "",
    };

    private static string Head(IReadOnlyList<string> columns) => columns.All(column => column.Length == 0)
        ? ""
        : $"<thead><tr>{string.Concat(columns.Select(column => $"<th>{Html(column)}</th>"))}</tr></thead>";

    private static string Row(IReadOnlyList<string> cells) =>
        $"<tr class=\"{(cells.Count > 1 ? Html(cells[1].ToLowerInvariant()) : "")}\">{string.Concat(cells.Select(cell => $"<td>{Code(cell)}</td>"))}</tr>";

    /// <summary>What stands between backticks is code.</summary>
    private static string Code(string text) => string.Concat(
        Html(text).Split('`').Select((part, i) => i % 2 == 1 ? $"<code>{part}</code>" : part));

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
