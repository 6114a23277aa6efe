using Maestro.Harness.Guarantees;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Bench;

/// <summary>What is measured: long histories, always the same.</summary>
internal static class MadeHistories
{
    private const int Seed = 20;
    private const int PerScenario = 400;
    private const int Workers = 4;

    /// <summary>A long scenario; another for each number from 1.</summary>
    public static IReadOnlyList<HistoryEvent> OneScenario(int events, int number) => MadeScenario.Of("bench/one", events, Seed + number);

    /// <summary>Scenarios of the usual length, of which four run at a time; others for each number from 1.</summary>
    public static Journal ManyScenarios(int events, int number)
    {
        var count = events / PerScenario;
        var scenarios = Enumerable.Range(1, count)
            .Select(scenario => (Id: $"bench/{scenario}", Events: MadeScenario.Of($"bench/{scenario}", PerScenario, Seed + (number * count) + scenario)))
            .ToList();
        var journal = new List<HistoryEvent>
        {
            new RunStarted(HistoryJson.FormatVersion, $"{Seed}", "reference", "browser", [.. scenarios.Select(scenario => scenario.Id)]),
        };
        foreach (var atATime in scenarios.Chunk(Workers))
        {
            for (var i = 0; i < atATime.Max(scenario => scenario.Events.Count); i++)
            {
                journal.AddRange(atATime.Where(scenario => i < scenario.Events.Count).Select(scenario => scenario.Events[i]));
            }
        }

        journal.Add(new RunEnded(Interrupted: false));
        return new Journal([.. journal.Select((happened, index) => happened with { Seq = index + 1 })], null);
    }

    /// <summary>
    /// Whether each guarantee has something to judge in the made histories and finds nothing wrong, so that what is measured is the work
    /// that they do in good runs. Prints the processor time of each.
    /// </summary>
    public static bool Check(TextWriter told)
    {
        var history = new ScenarioHistory(OneScenario(Measurement.Large, 1));
        told.WriteLine($"{history.Events.Count:N0} events of one scenario, judged once by each guarantee:");
        var sound = true;
        foreach (var guarantee in AllGuarantees.ByName.Values)
        {
            var start = Environment.CpuUsage.TotalTime;
            var judgement = guarantee.Judge(history);
            told.WriteLine($"{(Environment.CpuUsage.TotalTime - start).TotalMilliseconds,8:N0} ms  {guarantee.Name}: {judgement.Relevant:N0} relevant");
            foreach (var wrong in judgement.Breaches.Select(breach => breach.Says).Concat(judgement.Doubts).Take(1))
            {
                told.WriteLine($"  the made history is not a good one: {wrong}");
                sound = false;
            }

            if (judgement.Relevant == 0)
            {
                told.WriteLine("  the made history has nothing for it to judge");
                sound = false;
            }
        }

        foreach (var scenario in Judge.Run(ManyScenarios(10_000, 1)).Scenarios.Where(scenario => scenario.Verdict is not Verdict.Passed).Take(1))
        {
            told.WriteLine($"  a made scenario did not pass: {scenario.Doubts.Concat(scenario.Findings.Select(finding => finding.Says)).First()}");
            sound = false;
        }

        return sound;
    }
}
