using System.Net;
using System.Text;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>The coverage of claims as one HTML file that needs nothing else: opens from disk, no network.</summary>
public static class CoveragePage
{
    private const string Head = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Coverage of the runbook's claims</title>
        <style>
          :root { color-scheme: light dark; --line: #8884; --bad: #c62828; --good: #2e7d32; --soft: #666; }
          @media (prefers-color-scheme: dark) { :root { --bad: #ef9a9a; --good: #a5d6a7; --soft: #aaa; } }
          body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
          h1 { font-size: 1.4rem; } code { font-size: .9em; }
          table { border-collapse: collapse; width: 100%; }
          th, td { border-bottom: 1px solid var(--line); padding: .45rem .6rem; text-align: left; vertical-align: top; }
          tbody th { white-space: nowrap; }
          td.n { text-align: right; font-variant-numeric: tabular-nums; }
          .bad { color: var(--bad); font-weight: 600; } .good { color: var(--good); }
          summary { cursor: pointer; } ul { margin: .3rem 0; padding-left: 1.1rem; } .soft { color: var(--soft); }
        </style>

        """;

    public static string Of(IReadOnlyList<ClaimCoverage> claims, string seed)
    {
        var covered = claims.Count(claim => claim.Lacking is null);
        var page = new StringBuilder(Head);
        page.AppendLine("<h1>Coverage of the runbook’s claims</h1>")
            .AppendLine($"<p><strong class=\"{(covered == claims.Count ? "good" : "bad")}\">{covered} of {claims.Count} covered</strong>: "
                + "a check bound to the claim was made in a scenario that passed, and that same check killed something that is bad on purpose. "
                + $"Seed <code>{Text(seed)}</code>.</p>")
            .AppendLine("<table><thead><tr><th scope=\"col\">claim</th><th scope=\"col\">says</th><th scope=\"col\">scenarios and what they checked</th>"
                + "<th scope=\"col\">killed</th></tr></thead><tbody>");
        foreach (var claim in claims)
        {
            Row(page, claim);
        }

        return page.AppendLine("</tbody></table>").AppendLine("</html>").ToString();
    }

    private static void Row(StringBuilder page, ClaimCoverage claim)
    {
        page.Append($"<tr id=\"{Text(claim.Claim)}\"><th scope=\"row\">{Text(claim.Claim)}</th><td>{Text(claim.Says)}");
        if (claim.Lacking is { } lacking)
        {
            page.Append($"<br><span class=\"bad\">{Text(lacking)}</span>");
        }

        page.Append("</td><td>");
        var scenarios = claim.Evaluated.GroupBy(each => each.Scenario, each => each.Check);
        Details(page, claim.Scenarios.Count, scenarios.Select(of => $"<code>{Text(of.Key)}</code> <span class=\"soft\">{Text(Checks(of))}</span>"));
        page.Append("</td><td>");
        var killed = claim.Kills.DistinctBy(kill => kill.Bad).ToList();
        Details(page, killed.Count, killed.Select(kill =>
            $"<code>{Text(kill.Bad)}</code> <span class=\"soft\">by {Text(kill.Scenario)}, {Text(kill.Guarantee)}: {Text(kill.Says)}</span>"));
        page.AppendLine("</td></tr>");
    }

    private static void Details(StringBuilder page, int count, IEnumerable<string> items) =>
        page.Append($"<details><summary>{count}</summary><ul>").AppendJoin("", items.Select(item => $"<li>{item}</li>")).Append("</ul></details>");

    private static string Checks(IEnumerable<Evaluation> checks) =>
        string.Join(", ", checks.Select(check => check.Line > 0 ? $"line {check.Line}" : check.Guarantee));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
