using BenchmarkDotNet.Attributes;
using Maestro.Harness.Guarantees;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Bench;

/// <summary>
/// How long it takes to judge a million events, in ten short histories or in one long one: both take the same memory, so that what differs is the
/// length alone (docs/decisions/speed.md).
/// </summary>
public class JudgingBenchmark
{
    private IReadOnlyList<IReadOnlyList<HistoryEvent>> _scenarios = [];
    private IReadOnlyList<Journal> _runs = [];
    private string _folder = "";

    /// <summary>Events of one history.</summary>
    [Params(Measurement.Small, Measurement.Large)]
    public int Events { get; set; }

    private int Histories => Measurement.Large / Events;

    [GlobalSetup(Target = nameof(AllGuaranteesOfOneScenario))]
    public void MakeScenarios() => _scenarios = [.. Enumerable.Range(1, Histories).Select(number => MadeHistories.OneScenario(Events, number))];

    /// <summary>Guarantee by guarantee: all of them on one short history would find it in the processor's cache, and on a long one not.</summary>
    [Benchmark]
    public int AllGuaranteesOfOneScenario()
    {
        var histories = _scenarios.Select(scenario => new ScenarioHistory(scenario)).ToList();
        return AllGuarantees.ByName.Values.Sum(guarantee => histories.Sum(history => guarantee.Judge(history).Relevant));
    }

    [GlobalSetup(Target = nameof(RunOfManyScenarios))]
    public void MakeRuns() => _runs = [.. Enumerable.Range(1, Histories).Select(number => MadeHistories.ManyScenarios(Events, number))];

    [Benchmark]
    public int RunOfManyScenarios() => _runs.Sum(run => Judge.Run(run).Scenarios.Count);

    [GlobalSetup(Target = nameof(JournalReadAndJudged))]
    public void WriteJournals()
    {
        _folder = Directory.CreateTempSubdirectory("maestro-bench-").FullName;
        for (var number = 1; number <= Histories; number++)
        {
            MadeHistories.ManyScenarios(Events, number).Write(Path.Combine(_folder, $"{number}.jsonl"));
        }
    }

    [Benchmark]
    public int JournalReadAndJudged()
    {
        _runs = [.. Directory.EnumerateFiles(_folder).Select(Journal.Read)];
        return RunOfManyScenarios();
    }

    [GlobalCleanup(Target = nameof(JournalReadAndJudged))]
    public void DeleteJournals() => Directory.Delete(_folder, recursive: true);
}
