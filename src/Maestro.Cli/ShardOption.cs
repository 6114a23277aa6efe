using System.CommandLine;
using Maestro.Harness;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Sharding;

namespace Maestro.Cli;

/// <summary>`--shard i/n`: one part of a run that is split among machines.</summary>
internal sealed class ShardOption() : Option<string?>("--shard")
{
    /// <param name="seed">As it was typed; null where it was not.</param>
    /// <returns>The scenarios of the part that is asked for, and which it is; all of them, and null, without the option.</returns>
    /// <exception cref="InputException">It is no part, or the parts would differ.</exception>
    public (IReadOnlyList<ScenarioVariant> Variants, ShardOfRun? Shard) Split(
        ParseResult parsed, IReadOnlyList<ScenarioVariant> variants, string? seed, Settings settings)
    {
        if (parsed.GetValue(this) is not { } word)
        {
            return (variants, null);
        }

        var (number, of) = Shard.Parse(word)
            ?? throw new InputException($"--shard is {word}; expected two whole numbers, the first from 1 to the second: 1/3, 2/3, 3/3.");
        if (seed is null)
        {
            throw new InputException(
                "Each shard would draw a seed of its own, and they could not be merged.", $"Give all shards the same: --shard {word} --seed WORD");
        }

        var ids = variants.Select(variant => variant.Id).ToList();
        var durations = RecordedDurations.Load(Path.Combine(settings.Root, ScenarioFolder.Name, RecordedDurations.FileName));
        var mine = Shards.Balanced(ids, durations, of)[number - 1];
        return ([.. variants.Where(variant => mine.Contains(variant.Id))], new ShardOfRun(number, of, ids));
    }
}
