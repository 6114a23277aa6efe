using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Sharding;

/// <summary>A journal that is a part of a run.</summary>
internal sealed record MergedPart(string File, Journal Journal, RunStarted Start, ShardOfRun Shard);

/// <summary>Demands that journals are parts of one run, each once.</summary>
internal static class MergedParts
{
    private const string OneRun = "Shards of one run have the same scenarios, target and seed: give each the same arguments, and its own --shard.";

    /// <returns>By number.</returns>
    /// <exception cref="InputException">Every reason why they are not.</exception>
    public static IReadOnlyList<MergedPart> Of(IReadOnlyList<(string File, Journal Journal)> journals)
    {
        var starts = journals.Select(each => (each.File, each.Journal, Start: (RunStarted)each.Journal.Events[0])).ToList();
        var whole = starts.Where(each => each.Start.Shard is null)
            .Select(each => new InputProblem("This run is no shard; there is nothing to merge it with.", "Run its parts with --shard 1/2 and so on.", each.File));
        Demand([.. whole]);

        var parts = starts.Select(each => new MergedPart(each.File, each.Journal, each.Start, each.Start.Shard!)).OrderBy(part => part.Shard.Number).ToList();
        Demand([.. parts.Skip(1).SelectMany(part => Differences(parts[0], part))]);
        Demand([.. Twice(parts)]);
        return parts;
    }

    private static IEnumerable<InputProblem> Differences(MergedPart first, MergedPart other)
    {
        (string What, string First, string Other)[] all =
        [
            ("the seed", first.Start.Seed, other.Start.Seed),
            ("the target", first.Start.Target, other.Start.Target),
            ("the browser", first.Start.Browser, other.Start.Browser),
            ("the canary", first.Start.Canary ?? "none", other.Start.Canary ?? "none"),
            ("the number of shards", $"{first.Shard.Of}", $"{other.Shard.Of}"),
            ("the quarantine", Quarantine(first), Quarantine(other)),
        ];
        foreach (var (what, one, another) in all.Where(each => each.First != each.Other))
        {
            yield return new InputProblem($"{what} is {another} here, and {one} in {first.File}.", OneRun, other.File);
        }

        var more = other.Shard.Whole.Except(first.Shard.Whole).ToList();
        var less = first.Shard.Whole.Except(other.Shard.Whole).ToList();
        if (more.Count + less.Count > 0)
        {
            var example = more.Count > 0 ? $"{more[0]} is planned here alone" : $"{less[0]} is planned there alone";
            yield return new InputProblem($"The plan is another one here than in {first.File}: {example}.", OneRun, other.File);
        }
    }

    private static string Quarantine(MergedPart part) => part.Start.Quarantine is { } entries
        ? string.Join(", ", entries.Select(entry => $"{entry.Scenario} until {entry.Until:yyyy-MM-dd}"))
        : "none";

    private static IEnumerable<InputProblem> Twice(IReadOnlyList<MergedPart> parts)
    {
        foreach (var same in parts.GroupBy(part => part.Shard.Number).Where(same => same.Count() > 1))
        {
            yield return new InputProblem($"{same.First().Shard} is here twice: also in {same.First().File}.", "Name each shard once.", same.Last().File);
        }

        foreach (var same in parts.DistinctBy(part => part.Shard.Number).SelectMany(part => part.Start.Planned.Select(id => (id, part)))
            .GroupBy(each => each.id).Where(same => same.Count() > 1).Take(1))
        {
            yield return new InputProblem(
                $"{same.Key} ran in {same.First().part.Shard} and in {same.Last().part.Shard}: they were split by different durations.",
                $"Give all machines the same scenarios/{RecordedDurations.FileName}.", same.Last().part.File);
        }
    }

    private static void Demand(IReadOnlyList<InputProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
    }
}
