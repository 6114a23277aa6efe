using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Sharding;

/// <summary>Makes one journal of those of a run's shards: what a run without shards would have written, had all begun at once.</summary>
public static class Merging
{
    private const int Named = 5;

    /// <param name="journals">At least one, with the names by which problems call them.</param>
    /// <returns>What no shard tells stands in its last line: judged, such a run does not pass.</returns>
    /// <exception cref="InputException">They are not the parts of one run.</exception>
    public static Journal Merge(IReadOnlyList<(string File, Journal Journal)> journals)
    {
        var parts = MergedParts.Of(journals);
        var whole = parts[0].Shard.Whole;
        var lacking = new List<string>(Missing(parts, whole));
        lacking.AddRange(parts.SelectMany(CutOff));
        lacking.AddRange(parts.Select(part => Distrust(part) is { } doubt ? $"{part.Shard}: {doubt}" : null).OfType<string>());

        // Of the canaries, which all have the same id, one speaks: one that was not caught, where there is such a one.
        var canary = parts.FirstOrDefault(part => Distrust(part) is not null) ?? parts[0];
        var happened = parts
            .SelectMany(part => part.Journal.Events.Where(each => each.Scenario is not null && (part == canary || each.Scenario != part.Start.Canary))
                .Select(each => InFolderOf(part.Shard, each)))
            .OrderBy(each => each.At)
            .ToList();
        return new Journal(
            [
                parts[0].Start with { Format = HistoryJson.FormatVersion, Planned = whole, Shard = null },
                .. happened,
                new RunEnded(Interrupted: false, lacking.Count > 0 ? lacking : null) { At = happened.Count > 0 ? happened[^1].At : 0 },
            ],
            null);
    }

    /// <summary>Where the files of a shard's evidence lie in the folder of the merged run.</summary>
    public static string FolderOf(ShardOfRun shard) => $"shard-{shard.Number}";

    /// <summary>Two shards may call a picture alike.</summary>
    private static HistoryEvent InFolderOf(ShardOfRun shard, HistoryEvent happened) => happened switch
    {
        PictureTaken picture => picture with { File = $"{FolderOf(shard)}/{picture.File}" },
        TraceKept trace => trace with { File = $"{FolderOf(shard)}/{trace.File}" },
        _ => happened,
    };

    private static IEnumerable<string> Missing(IReadOnlyList<MergedPart> parts, IReadOnlyList<string> whole)
    {
        var of = parts[0].Shard.Of;
        var numbers = Enumerable.Range(1, of).Except(parts.Select(part => part.Shard.Number)).ToList();
        var untold = whole.Except(parts.SelectMany(part => part.Start.Planned)).ToList();
        if (numbers.Count > 0)
        {
            yield return numbers.Count == 1
                ? $"shard {numbers[0]} of {of} is missing, and with it {Listed(untold)}"
                : $"shards {string.Join(", ", numbers)} of {of} are missing, and with them {Listed(untold)}";
        }
        else if (untold.Count > 0)
        {
            yield return $"no shard ran {Listed(untold)}: they were split by different durations";
        }
    }

    private static IEnumerable<string> CutOff(MergedPart part)
    {
        if (part.Journal.Torn is { } torn)
        {
            yield return $"the journal of {part.Shard} is torn: {torn}";
        }

        if (part.Journal.Events.OfType<RunEnded>().LastOrDefault() is not { Interrupted: false })
        {
            var untold = part.Start.Planned.Except(part.Journal.Events.OfType<ScenarioEnded>().Select(end => end.Scenario!)).ToList();
            yield return $"{part.Shard} was cut off before its end; it lacks {Listed(untold)}";
        }
    }

    private static string? Distrust(MergedPart part) => part.Start.Canary is { } canary
        ? CanaryVerdict.Doubt(Judge.Scenario(canary, [.. part.Journal.Events.Where(each => each.Scenario == canary)]))
        : null;

    /// <summary>`7 scenarios: a, b, c, d, e, …`.</summary>
    private static string Listed(IReadOnlyList<string> ids) => ids.Count switch
    {
        0 => "no scenario",
        1 => $"1 scenario: {ids[0]}",
        <= Named => $"{ids.Count} scenarios: {string.Join(", ", ids)}",
        _ => $"{ids.Count} scenarios: {string.Join(", ", ids.Take(Named))}, …",
    };
}
