using BenchmarkDotNet.Attributes;
using Maestro.Harness.Guarantees;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Bench;

/// <summary>How long it takes to judge histories.</summary>
public class JudgingBenchmark
{
    private IReadOnlyList<HistoryEvent> _scenario = [];
    private Journal _run = new([], null);
    private string _folder = "";

    [Params(Measurement.Small, Measurement.Large)]
    public int Events { get; set; }

    private string JournalFile => Path.Combine(_folder, "journal.jsonl");

    [GlobalSetup(Target = nameof(AllGuaranteesOfOneScenario))]
    public void MakeScenario() => _scenario = MadeHistories.OneScenario(Events);

    [Benchmark]
    public int AllGuaranteesOfOneScenario()
    {
        var history = new ScenarioHistory(_scenario);
        return AllGuarantees.ByName.Values.Sum(guarantee => guarantee.Judge(history).Relevant);
    }

    [GlobalSetup(Target = nameof(RunOfManyScenarios))]
    public void MakeRun() => _run = MadeHistories.ManyScenarios(Events);

    [Benchmark]
    public RunVerdict RunOfManyScenarios() => Judge.Run(_run);

    [GlobalSetup(Target = nameof(JournalReadAndJudged))]
    public void WriteJournal()
    {
        _folder = Directory.CreateTempSubdirectory("maestro-bench-").FullName;
        using var recorder = new Recorder(File.Create(JournalFile), TimeProvider.System);
        foreach (var happened in MadeHistories.ManyScenarios(Events).Events)
        {
            recorder.Record(happened);
        }
    }

    [Benchmark]
    public RunVerdict JournalReadAndJudged() => Judge.Run(Journal.Read(JournalFile));

    [GlobalCleanup(Target = nameof(JournalReadAndJudged))]
    public void DeleteJournal() => Directory.Delete(_folder, recursive: true);
}
