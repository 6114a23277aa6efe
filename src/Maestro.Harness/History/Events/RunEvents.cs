namespace Maestro.Harness.History.Events;

/// <summary>The first line of a journal.</summary>
/// <param name="Format">The journal's format, <see cref="HistoryJson.FormatVersion"/>.</param>
/// <param name="Seed">Everything random of the run comes from it.</param>
/// <param name="Planned">The ids of the scenarios that the run set out to run.</param>
/// <param name="Target">The profile's name.</param>
/// <param name="Browser">Name and version of the browser.</param>
/// <param name="Canary">The id of the scenario that must fail, beside those planned; absent where none is run.</param>
/// <param name="Began">The time of day of the first event; absent in journals of format 2.</param>
/// <param name="Shard">Of what this run is a part; absent where it is the whole.</param>
/// <param name="Quarantine">Scenarios whose verdict does not count, and until when; absent where there are none.</param>
/// <param name="Profile">The profile's file, from the project's root: what `--target` takes; absent for the reference's, and in older journals.</param>
[Event("run-started")]
public sealed record RunStarted(
    int Format,
    string Seed,
    string Target,
    string Browser,
    IReadOnlyList<string> Planned,
    string? Canary = null,
    DateTimeOffset? Began = null,
    ShardOfRun? Shard = null,
    IReadOnlyList<QuarantinedScenario>? Quarantine = null,
    string? Profile = null) : HistoryEvent;

/// <summary>Scenarios whose verdict does not count for a while.</summary>
/// <param name="Scenario">An id, or a pattern in which `*` stands for any characters.</param>
/// <param name="Owner">Who mends it.</param>
/// <param name="Reason">Why it does not count.</param>
/// <param name="Until">The last day, in UTC, by the run's `began`; from the next one on the scenario fails.</param>
public sealed record QuarantinedScenario(string Scenario, string Owner, string Reason, DateOnly Until);

/// <summary>A part of a run that is split among machines.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many parts there are.</param>
/// <param name="Whole">The ids of the scenarios of all parts, in the order of the report.</param>
public sealed record ShardOfRun(int Number, int Of, IReadOnlyList<string> Whole)
{
    /// <summary>`shard 2 of 3`.</summary>
    public override string ToString() => $"shard {Number} of {Of}";
}

/// <summary>The last line of a journal that was not cut off.</summary>
/// <param name="Interrupted">True: somebody ended the run before all of its scenarios had run.</param>
/// <param name="Lacking">What is missing in a journal that was merged from shards, as sentences; absent where nothing is.</param>
[Event("run-ended")]
public sealed record RunEnded(bool Interrupted, IReadOnlyList<string>? Lacking = null) : HistoryEvent;
