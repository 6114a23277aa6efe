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
        var arrived = events.OfType<RequestArrived>().GroupBy(it => it.Id).ToDictionary(same => same.Key, same => same.Last());
        string Words(HistoryEvent happened) => happened is RequestAnswered answer && arrived.TryGetValue(answer.Id, out var request)
            ? $"{request.Method} {request.Path}: {EventWords.What(answer)}" : EventWords.What(happened);
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
                Cut(Words(happened), happened is ConsoleSaid ? Longest : longest),
                Lane.Tab(happened),
            }),
            Findings = scenario.Findings.OrderBy(finding => finding.Evidence.Count > 0 ? finding.Evidence[^1].At : double.MaxValue).Select(finding => new
            {
                finding.Guarantee,
                Claims = FailureWords.Broken(run, scenario, finding),
                Says = PlainWords.Counted(finding.Says),
                Line = run.LineOf(scenario, finding),
                Step = StepSpan.Of(events).LastOrDefault(each => each.Line == run.LineOf(scenario, finding)) is { } step ? PlainWords.Counted(step.Text) : null,
                Expected = finding.Evidence is [ExpectationEvaluated it] ? PlainWords.Counted(it.Expected) : null,
                Seen = finding.Evidence is [ExpectationEvaluated seen] ? Json(seen.Seen) : null,
                Differs = finding.Evidence is [ExpectationEvaluated unmet] ? Difference.Of(unmet, events) : null,
                Evidence = finding.Evidence.Select(happened => rows.GetValueOrDefault(happened.Seq, -1)).Where(row => row >= 0),
            }),
            Doubts = FailureWords.Doubts(scenario, events),
            scenario.Remarks,
            scenario.NotRunReason,
            Pairs = Pair.Of(events).Select(pair => new object?[] { pair.Kind, pair.First, pair.Last, pair.Detail }),
            Expectations = events.OfType<ExpectationEvaluated>().Select(it => new
            {
                it.Line, it.Met, it.Claims, Expected = Cut(PlainWords.Counted(it.Expected), longest), Seen = Cut(Json(it.Seen), longest), Row = rows[it.Seq],
            }),
            Proved = scenario.Evaluated.Where(each => each.Guarantee is not Finding.Expectation && Holds(scenario, each.Guarantee))
                .Select(each => new[] { each.Claim, each.Guarantee }),
            events.OfType<ScenarioStarted>().FirstOrDefault()?.Build,
            events.OfType<ScenarioStarted>().FirstOrDefault()?.Suspended,
            Pictures = events.OfType<PictureTaken>().Zip(pictures, (picture, block) => new
            {
                Lane = Lane.Of(picture), At = Math.Round(picture.At - began, 1), picture.File, picture.Words, Block = block,
            }),
            Traces = events.OfType<TraceKept>().Select(trace => trace.File),
        };
    }

    private static bool Holds(ScenarioVerdict scenario, string guarantee) => scenario.Findings.All(finding => finding.Guarantee != guarantee)
        && !scenario.Doubts.Any(doubt => doubt.StartsWith($"{guarantee}, ", StringComparison.Ordinal));

    private static string Json(JsonNode? seen) => seen?.ToJsonString(HistoryJson.Options) ?? "nothing";

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";
}
