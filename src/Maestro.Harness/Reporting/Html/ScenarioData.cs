using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting.Html;

/// <summary>
/// What the page shows of one scenario. Events are rows of a table, and everything else names them by their row: steps, requests and faults
/// are pairs of rows, findings lists of them.
/// </summary>
internal static class ScenarioData
{
    /// <summary>Of an event's words: more of it stands in the journal.</summary>
    private const int Longest = 1000;

    /// <summary>Nobody looks closely at what passed, and most did; its console is kept as it is.</summary>
    private const int LongestOfPassed = 80;

    /// <param name="scenario">An attempt at it, where there were several.</param>
    /// <param name="events">Of this attempt.</param>
    /// <param name="pictures">The blocks with its pictures, in order; null for one that is gone.</param>
    public static object Of(StoredRun run, ScenarioVerdict scenario, IReadOnlyList<HistoryEvent> events, IReadOnlyList<string?> pictures)
    {
        var began = events.Count > 0 ? events[0].At : 0;
        var rows = events.Index().ToDictionary(each => each.Item.Seq, each => each.Index);
        var longest = scenario.Verdict is Verdict.Passed ? LongestOfPassed : Longest;
        return new
        {
            Verdict = RunData.Word(scenario.Verdict),
            Took = Math.Round(scenario.Milliseconds),
            Events = events.Select(happened => new object?[]
            {
                Math.Round(happened.At - began, 1),
                HistoryJson.NameOf(happened.GetType()),
                Lane.Of(happened),
                Cut(EventWords.What(happened), happened is ConsoleSaid ? Longest : longest),
            }),
            Findings = scenario.Findings.Select(finding => new
            {
                finding.Guarantee,
                Claims = FailureWords.Broken(run, scenario, finding),
                finding.Says,
                Line = run.LineOf(scenario, finding),
                Step = StepSpan.Of(events).LastOrDefault(step => step.Line == run.LineOf(scenario, finding))?.Text,
                Expected = (finding.Evidence is [ExpectationEvaluated it] ? it : null)?.Expected,
                Seen = finding.Evidence is [ExpectationEvaluated seen] ? Json(seen.Seen) : null,
                Evidence = finding.Evidence.Select(happened => rows.GetValueOrDefault(happened.Seq, -1)).Where(row => row >= 0),
            }),
            scenario.Doubts,
            scenario.Remarks,
            scenario.NotRunReason,
            Pairs = Pair.Of(events).Select(pair => new object?[] { pair.Kind, pair.First, pair.Last, pair.Detail }),
            Expectations = events.OfType<ExpectationEvaluated>().Select(it => new
            {
                it.Line, it.Met, it.Claims, Expected = Cut(it.Expected, longest), Seen = Cut(Json(it.Seen), longest), Row = rows[it.Seq],
            }),
            Evaluated = scenario.Evaluated.Where(each => each.Line == 0).Select(each => new[] { each.Claim, each.Guarantee }),
            events.OfType<ScenarioStarted>().FirstOrDefault()?.Build,
            events.OfType<ScenarioStarted>().FirstOrDefault()?.Suspended,
            Pictures = events.OfType<PictureTaken>().Zip(pictures, (picture, block) => new
            {
                Lane = Lane.Of(picture), picture.File, picture.Words, Block = block,
            }),
            Traces = events.OfType<TraceKept>().Select(trace => trace.File),
        };
    }

    private static string Json(JsonNode? seen) => seen?.ToJsonString(HistoryJson.Options) ?? "nothing";

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";
}
