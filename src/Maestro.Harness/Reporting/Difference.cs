using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Reporting;

/// <summary>Wherein what was seen is not what was expected: the decisive part of both, in words.</summary>
internal static partial class Difference
{
    private const int LongestValue = 80;

    /// <param name="events">Of the scenario: they tell which rows are of which operation.</param>
    /// <returns>Null where an expectation has no such form: then both must be shown whole.</returns>
    public static string? Of(ExpectationEvaluated unmet, IEnumerable<HistoryEvent> events) =>
        Rows.Match(unmet.Expected) is { Success: true } rows ? OfRows(rows, unmet.Seen, events)
        : Effects.Match(unmet.Expected) is { Success: true } effects ? OfEffects(effects, unmet.Seen)
        : Requests.Match(unmet.Expected) is { Success: true } requests ? OfRequests(requests, unmet.Seen)
        : Waits.Match(unmet.Expected) is { Success: true } waits ? OfWaits(waits.Groups["of"].Value, unmet.Seen)
        : Members.Match(unmet.Expected) is { Success: true } members ? OfMembers(members, unmet.Seen)
        : null;

    private static string? OfRows(Match expected, JsonNode? seen, IEnumerable<HistoryEvent> events)
    {
        var key = events.OfType<OperationInvoked>().LastOrDefault(it => it.Operation == expected.Groups["of"].Value)?.Key;
        var containing = Parsed(expected.Groups["containing"].Value) as JsonObject ?? [];
        var all = (seen as JsonArray ?? []).OfType<JsonObject>().Where(row => key is null || (string?)row["idempotency_key"] == key).ToList();
        var such = all.Count(row => !Unlike(row, containing, "").Any());
        var wanted = int.Parse(expected.Groups["count"].Value, CultureInfo.InvariantCulture);
        var table = $"in the service's {expected.Groups["table"].Value}";
        return such == 0 && wanted > 0 ? $"no such row (0 of {wanted}) {table}{Instead(all, containing)}"
            : such != wanted ? $"{PlainWords.Counted($"{such} such row(s)")} {table}, not {wanted}"
            : all.Any(row => row.ContainsKey("lacks")) ? $"a row {table} lacks the ciphertext that its hash is of"
            : $"the rows {table} stand in another order";
    }

    /// <summary>What rows of the same operation have there.</summary>
    private static string Instead(List<JsonObject> rows, JsonObject containing)
    {
        var unlike = rows.SelectMany(row => Unlike(row, containing, "")).Distinct().Take(3).ToList();
        return unlike.Count == 0 ? "" : $"; of another row {string.Join("; ", unlike)}";
    }

    private static string? OfEffects(Match expected, JsonNode? seen) => (seen as JsonValue)?.TryGetValue<int>(out var count) is true
        ? $"{(count == 0 ? "no effect" : PlainWords.Counted($"{count} effect(s)"))} of {expected.Groups["of"].Value}, not {expected.Groups["count"].Value}"
        : null;

    private static string? OfRequests(Match expected, JsonNode? seen)
    {
        var how = expected.Groups["how"].Value;
        var count = (seen as JsonArray ?? []).Select(line => (string?)line ?? "").Count(line =>
            how is "tried" ? line.EndsWith(" tried", StringComparison.Ordinal) : line.Replace("net::", "", StringComparison.Ordinal).StartsWith(how, StringComparison.Ordinal));
        var did = how.StartsWith("failed", StringComparison.Ordinal) ? how : $"{(count > 1 ? "were" : "was")} {how}";
        return $"{(count == 0 ? "no request" : PlainWords.Counted($"{count} request(s)"))} to {expected.Groups["of"].Value} {did}, not {expected.Groups["wanted"].Value}";
    }

    private static string? OfWaits(string endpoint, JsonNode? seen)
    {
        var waits = (seen as JsonArray ?? []).Select(line => (string?)line ?? "").ToList();
        if (waits.Count == 0)
        {
            return null;
        }

        var wrong = waits.Where(wait => Wait.Match(wait) is { Success: true } it && Seconds(it, "passed") is var passed && Seconds(it, "due") is var due
            && (passed < due / 2 || passed > due)).ToList();
        var told = (wrong.Count > 0 ? wrong : waits[^1..]).Select(wait => Wait.Match(wait) is { Success: true } it
            ? $"after {it.Groups["passed"].Value} s where {it.Groups["due"].Value} s {(it.Groups["due"].Value is "1" ? "is" : "are")} due" : wait);
        return waits[^1].StartsWith("no attempt", StringComparison.Ordinal) ? $"{endpoint}: {waits[^1]}"
            : $"{endpoint} was tried again {string.Join(", then ", told)} (half of it at the soonest)";
    }

    private static double Seconds(Match wait, string group) => double.Parse(wait.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string? OfMembers(Match expected, JsonNode? seen)
    {
        var unlike = Parsed(expected.Groups["wanted"].Value) is JsonObject wanted && seen is JsonObject found ? Unlike(found, wanted, "").ToList() : [];
        return unlike.Count == 0 ? null : $"{expected.Groups["what"].Value}: {string.Join("; ", unlike)}";
    }

    private static IEnumerable<string> Unlike(JsonObject seen, JsonObject wanted, string path)
    {
        foreach (var (name, want) in wanted)
        {
            var at = path + name;
            if (!seen.TryGetPropertyValue(name, out var have))
            {
                yield return $"\"{at}\" is missing, expected {Short(want)}";
            }
            else if (want is JsonObject inner && have is JsonObject within)
            {
                foreach (var unlike in Unlike(within, inner, at + "."))
                {
                    yield return unlike;
                }
            }
            else if (!JsonNode.DeepEquals(have, want))
            {
                yield return $"{at} is {Short(have)}, not {Short(want)}";
            }
        }
    }

    private static string Short(JsonNode? value) => PlainWords.Cut(value?.ToJsonString(HistoryJson.Options) ?? "null", LongestValue);

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return json.Length == 0 ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^exactly (?<count>\d+) row\(s\)(?: of (?<of>\S+))? in the service's (?<table>\w+)(?: containing (?<containing>\{.*\}))?(?: in the order .*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rows { get; }

    [GeneratedRegex(@"^exactly (?<count>\d+) effect\(s\) of (?<of>\S+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Effects { get; }

    [GeneratedRegex(@"^(?<wanted>(?:exactly |at least )\d+) request\(s\) to (?<of>\S+) (?<how>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Requests { get; }

    [GeneratedRegex(@"^attempts at (?<of>\S+) after each of ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Waits { get; }

    [GeneratedRegex(@"^(?<passed>[\d.]+) s of (?<due>[\d.]+) s$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Wait { get; }

    [GeneratedRegex(@"^(?<what>.*?)(?: to be answered| to be| to contain| to answer) (?<wanted>\{.*\})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Members { get; }
}
