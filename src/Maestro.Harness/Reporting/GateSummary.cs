using System.Text;
using Maestro.Harness.Gating;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>A gate's decision as Markdown, for a pull request or a job's page: what broke first, everything else after it.</summary>
/// <param name="facts">What else stands in the first lines, such as how long it took; each a phrase.</param>
public sealed class GateSummary(GateDecision gate, RunVerdict run, IReadOnlyList<string> facts)
{
    private const int RecoveriesShown = 5;
    private const int EvidenceShown = 12;

    private readonly StringBuilder _text = new();

    /// <summary>`52 of 56 claims cannot block: no chosen scenario is about them`; null where there is none.</summary>
    public static string? CannotBlock(GateDecision gate) =>
        gate.Claims.Count(claim => claim is { Severity: null, Blocks: false }) is var many and > 0
            ? $"{many} of {gate.Claims.Count} claims cannot block: no chosen scenario is about them"
            : null;

    public string Text()
    {
        _text.Append($"# Gate: {gate.Word}\n\n");
        Line(string.Join(" · ", [VerdictText.Totals(run), .. facts, $"seed `{run.Seed}`"]));
        Reasons();
        Findings();
        Flaky();
        Without();
        NotRun();
        Quarantined();
        Against();
        Severities();
        Recoveries();
        Claims();
        return _text.ToString().TrimEnd('\n') + "\n";
    }

    private void Reasons()
    {
        if (gate.Reasons.Count == 0)
        {
            Line($"Every claim that blocks a release holds ({gate.Claims.Count(claim => claim.Blocks)} of {gate.Claims.Count})."
                + (CannotBlock(gate) is { } others ? $" {others}." : ""));
            return;
        }

        foreach (var reason in gate.Reasons)
        {
            _text.Append($"- **{(reason.Weight is Verdict.Failed ? "red" : "undecided")}** {Markdown.Words(reason.Says)}\n");
        }

        _text.Append('\n');
    }

    /// <summary>By what happened, since one event often breaks several claims.</summary>
    private void Findings()
    {
        var failed = run.Scenarios.Where(scenario => scenario is { Findings.Count: > 0, Quarantined: null }).ToList();
        if (failed.Count > 0)
        {
            _text.Append("## What happened\n\n");
        }

        foreach (var scenario in failed)
        {
            _text.Append($"### {Markdown.Words(scenario.Id)}\n\n");
            foreach (var finding in scenario.Findings)
            {
                Finding(scenario, finding);
            }

            _text.Append(Markdown.Fence(VerdictText.Again(scenario, run.Seed, run.Profile)));
        }
    }

    private void Finding(ScenarioVerdict scenario, Finding finding)
    {
        var place = finding.Line > 0 ? $"{scenario.File}:{finding.Line}" : scenario.File;
        Line($"**{Markdown.Words(PlainWords.Counted(finding.Says))}** (`{finding.Guarantee}`, {place})");
        foreach (var claim in gate.Claims.Where(claim => finding.Claims.Contains(claim.Claim.Id)))
        {
            _text.Append($"- breaks **{claim.Claim.Id}** ({Weight(claim)}): {Markdown.Words(claim.Claim.Says)}\n");
        }

        _text.Append('\n');
        if (finding.Evidence.Count > 0)
        {
            _text.Append(Markdown.Fence(string.Join('\n', finding.Evidence.Take(EvidenceShown).Select(EventWords.Line))));
        }
    }

    private void Flaky() => Table("Flaky", ["passed only when it was tried again", "what happened before"], run.Scenarios
        .Where(scenario => scenario is { Verdict: Verdict.Flaky, Quarantined: null })
        .Select(scenario => new[] { Markdown.Words(scenario.Id), Markdown.Words(Attempts.FirstTrouble(scenario)) }));

    private void Without()
    {
        var without = gate.Claims.Where(claim => claim is { Blocks: true, Standing: Standing.NoEvidence }).ToList();
        Table("Without evidence", ["claim", "says", "why"], without.Select(claim => new[]
        {
            $"{claim.Claim.Id} ({Weight(claim)})",
            Markdown.Words(claim.Claim.Says),
            Markdown.Words(claim.Excuse is { } excuse ? $"may lack it: {excuse}"
                : claim.Lacking.Count == 0 ? "no scenario shows it" : string.Join("; ", claim.Lacking.Take(3))),
        }));
    }

    private void NotRun() => Table("Not run", ["why, and what to do", "scenarios"], run.Scenarios
        .Where(scenario => scenario is { Verdict: Verdict.NotRun, Quarantined: null })
        .GroupBy(scenario => scenario.NotRunReason ?? "")
        .OrderByDescending(same => same.Count())
        .Select(same => new[] { Markdown.Words(same.Key), same.Count() == 1 ? Markdown.Words(same.Single().Id) : $"{same.Count()}" }));

    private void Quarantined() => Table("Quarantined", ["its verdict does not count", "came to", "until when, who mends it, why"], run.Scenarios
        .Where(scenario => scenario.Quarantined is not null)
        .Select(scenario => new[] { Markdown.Words(scenario.Id), VerdictText.Word(scenario.Verdict), Markdown.Words(scenario.Quarantined!) }));

    private void Against()
    {
        if (gate.Against is not { } against)
        {
            return;
        }

        _text.Append($"## Since the accepted run of {against.Accepted.Date}\n\n");
        if (against.NothingNew)
        {
            Line("Nothing broke, nothing was mended, no recovery is slower.");
            return;
        }

        Item("newly broken", against.NewlyBroken);
        Item("newly without evidence", against.NewlyWithout);
        Item("newly fixed", against.NewlyFixed);
        foreach (var slower in against.Slower)
        {
            _text.Append($"- slower recovery: {Markdown.Words(slower.Scenario)}, {Seconds(slower.Now)} after {Seconds(slower.Then)}\n");
        }

        _text.Append('\n');
    }

    private void Item(string what, IReadOnlyList<string> claims)
    {
        if (claims.Count > 0)
        {
            _text.Append($"- {what}: {string.Join(", ", claims)}\n");
        }
    }

    private void Severities() => Table("Claims by severity", ["severity", "hold", "broken", "without evidence", "of them block"], gate.Claims
        .GroupBy(claim => claim.Severity)
        .OrderByDescending(claims => claims.Key)
        .Select(claims => new[]
        {
            claims.Key is { } severity ? Word(severity) : "no scenario shows it",
            $"{claims.Count(claim => claim.Standing is Standing.Holds)}",
            $"{claims.Count(claim => claim.Standing is Standing.Broken)}",
            $"{claims.Count(claim => claim.Standing is Standing.NoEvidence)}",
            $"{claims.Count(claim => claim.Blocks)}",
        }));

    private void Recoveries() => Table("Slowest recoveries", ["at rest after healing", "scenario"], run.Scenarios
        .Where(scenario => scenario.RecoveryMilliseconds is not null)
        .OrderByDescending(scenario => scenario.RecoveryMilliseconds)
        .Take(RecoveriesShown)
        .Select(scenario => new[] { Seconds(scenario.RecoveryMilliseconds!.Value), Markdown.Words(scenario.Id) }));

    private void Claims()
    {
        _text.Append("<details><summary>Every claim</summary>\n\n");
        Table(null, ["claim", "severity", "says", "stands", "shown by"], gate.Claims.Select(claim => new[]
        {
            claim.Claim.Id,
            claim.Severity is { } severity ? Word(severity) : "",
            Markdown.Words(claim.Claim.Says),
            claim.Standing switch { Standing.Holds => "holds", Standing.Broken => "**broken**", _ => "no evidence" },
            claim.Shown.Count == 1 ? Markdown.Words(claim.Shown[0]) : $"{claim.Shown.Count} scenarios",
        }));
        _text.Append("</details>\n");
    }

    private static string Weight(ClaimStanding claim) =>
        string.Join(", ", new[] { claim.Severity is { } severity ? Word(severity) : null, claim.Blocks ? "blocks" : "does not block" }.OfType<string>());

    private void Table(string? title, string[] heads, IEnumerable<string[]> rows)
    {
        var cells = rows.ToList();
        if (cells.Count == 0)
        {
            return;
        }

        _text.Append(title is null ? "" : $"## {title}\n\n");
        _text.Append($"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => " --- |"))}\n");
        foreach (var row in cells)
        {
            _text.Append($"| {string.Join(" | ", row)} |\n");
        }

        _text.Append('\n');
    }

    private void Line(string line) => _text.Append($"{line}\n\n");

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    private static string Seconds(double milliseconds) => $"{milliseconds / 1000:0.0} s";
}
