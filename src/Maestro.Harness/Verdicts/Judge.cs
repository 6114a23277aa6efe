using Maestro.Harness.Guarantees;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Verdicts;

/// <summary>Judges histories: the live run and a stored journal go the same way.</summary>
public static class Judge
{
    public static RunVerdict Run(Journal journal)
    {
        var start = (RunStarted)journal.Events[0];
        var histories = journal.Events
            .Where(happened => happened.Scenario is not null)
            .GroupBy(happened => happened.Scenario!)
            .ToDictionary(events => events.Key, events => events.ToList());
        var scenarios = start.Planned
            .Concat(histories.Keys.Except(start.Planned))
            .Where(id => id != start.Canary)
            .Select(id => Quarantine.Mark(Scenario(id, histories.GetValueOrDefault(id, [])), start))
            .ToList();
        var canary = start.Canary is { } bird ? Scenario(bird, histories.GetValueOrDefault(bird, [])) : null;

        var doubts = new List<string>();
        if (journal.Torn is { } torn)
        {
            doubts.Add($"the journal is torn: {torn}");
        }

        var end = journal.Events.OfType<RunEnded>().LastOrDefault();
        doubts.AddRange(end?.Lacking ?? []);
        if (end is not { Interrupted: false })
        {
            doubts.Add("the run was cut off before its end");
        }

        var distrust = canary is null ? null : CanaryVerdict.Doubt(canary);
        doubts.AddRange(distrust is null ? [] : [distrust]);
        var worst = scenarios.Select(scenario => scenario.Counts).DefaultIfEmpty(Verdict.NotRun).Max();
        var verdict = distrust is not null || (doubts.Count > 0 && worst < Verdict.Unknown) ? Verdict.Unknown : worst;
        return new RunVerdict(verdict, start.Seed, scenarios, doubts, canary, start.Profile);
    }

    /// <param name="events">Of every attempt at it.</param>
    public static ScenarioVerdict Scenario(string id, IReadOnlyList<HistoryEvent> events) => events.Any(happened => happened.Attempt > 1)
        ? Attempts.Merged([.. events.GroupBy(happened => happened.Attempt ?? 1).OrderBy(each => each.Key).Select(each => Attempt(id, [.. each]))])
        : Attempt(id, events);

    private static ScenarioVerdict Attempt(string id, IReadOnlyList<HistoryEvent> events)
    {
        var history = new ScenarioHistory(events);
        var notRun = history.Of<NotRun>().FirstOrDefault()?.Reason;
        var doubts = new List<string>(Doubts(history));
        var evaluated = new List<Evaluation>();
        var findings = new List<Finding>();
        var remarks = new List<string>();
        Expectations(history, evaluated, findings, doubts);
        Guarantees(history, evaluated, findings, doubts, remarks);
        doubts.AddRange((history.Started?.Claims ?? [])
            .Except(evaluated.Select(each => each.Claim))
            .Select(claim => $"nothing that proves {claim} was evaluated"));

        var verdict = notRun is not null ? Verdict.NotRun
            : findings.Count > 0 ? Verdict.Failed
            : doubts.Count > 0 ? Verdict.Unknown
            : Verdict.Passed;
        return new ScenarioVerdict(
            id,
            history.Started?.File ?? "",
            history.Started?.Title ?? id,
            verdict,
            findings,
            evaluated,
            notRun is null ? doubts : [],
            notRun,
            events.Count == 0 ? 0 : events[^1].At - events[0].At,
            Recovery(history)) { Remarks = remarks };
    }

    private static IEnumerable<string> Doubts(ScenarioHistory history)
    {
        foreach (var broke in history.Of<Broke>())
        {
            yield return broke.Line > 0 ? $"line {broke.Line}, {broke.What}: {broke.Why}" : $"{broke.What}: {broke.Why}";
        }

        if (history.Of<Held>().Select(held => held.Line).ToList() is { Count: > 0 } lines)
        {
            yield return $"a person held it before line {string.Join(", ", lines)}: what the client does by time may have gone another way";
        }

        var receipts = Receipts(history);
        var heals = history.Of<FaultHealed>().By(healed => healed.Id);
        foreach (var fault in history.Of<FaultInjected>())
        {
            var receipt = receipts[fault.Id].LastOrDefault();
            if (receipt is not { InForce: true })
            {
                yield return $"the fault {fault.Fault} did not take hold: {receipt?.Evidence ?? "no receipt"}";
            }

            var heal = heals[fault.Id].LastOrDefault();
            if (heal is not { Healed: true })
            {
                yield return $"the fault {fault.Fault} was not proven healed: {heal?.Evidence ?? "no heal"}";
            }
        }

        if (!history.Of<ScenarioEnded>().Any())
        {
            yield return history.Events.Count == 0 ? "it never began" : "it did not come to its end";
        }
    }

    /// <summary>An expectation that is not met under a fault that did not take hold says nothing about the client.</summary>
    private static void Expectations(
        ScenarioHistory history, List<Evaluation> evaluated, List<Finding> findings, List<string> doubts)
    {
        var receipts = Receipts(history);
        var faultsHold = history.Of<FaultInjected>().All(fault => receipts[fault.Id].LastOrDefault() is { InForce: true });
        foreach (var expectation in history.Of<ExpectationEvaluated>())
        {
            evaluated.AddRange(expectation.Claims.Select(claim => new Evaluation(claim, Finding.Expectation, expectation.Line)));
            if (expectation.Met)
            {
                continue;
            }

            var says = $"expected {expectation.Expected}; saw {expectation.Seen?.ToJsonString(HistoryJson.Options) ?? "nothing"}";
            if (faultsHold)
            {
                findings.Add(new Finding(Finding.Expectation, expectation.Claims, says, [expectation], expectation.Line));
            }
            else
            {
                doubts.Add($"line {expectation.Line}: {says}, under a fault that did not take hold");
            }
        }
    }

    private static Grouped<int, FaultReceipt> Receipts(ScenarioHistory history) => history.Of<FaultReceipt>().By(receipt => receipt.Id);

    private static void Guarantees(
        ScenarioHistory history, List<Evaluation> evaluated, List<Finding> findings, List<string> doubts, List<string> remarks)
    {
        var suspended = history.Started?.Suspended ?? new Dictionary<string, string>();
        foreach (var guarantee in AllGuarantees.ByName.Values.Where(each => !suspended.ContainsKey(each.Name) && each.Needs.All(history.Sees)))
        {
            Judgement judgement;
            try
            {
                judgement = guarantee.Judge(history);
            }
            catch (Exception crash)
            {
                doubts.Add($"the guarantee {guarantee.Name} could not be judged: {crash.Message}");
                continue;
            }

            // A guarantee watches every scenario; evidence for a claim it is where the scenario is about that claim.
            if (judgement.Relevant > 0)
            {
                evaluated.AddRange((history.Started?.Claims ?? [])
                    .Intersect(guarantee.Claims)
                    .Select(claim => new Evaluation(claim, guarantee.Name)));
            }

            // What would have answered it may be what was cut off.
            if (history.Of<ScenarioEnded>().Any())
            {
                findings.AddRange(judgement.Breaches.Select(breach =>
                    new Finding(guarantee.Name, guarantee.Claims, breach.Says, breach.Evidence)));
            }
            else
            {
                doubts.AddRange(judgement.Breaches.Select(breach => $"{guarantee.Name}, as far as the history goes: {breach.Says}"));
            }

            doubts.AddRange(judgement.Doubts);
            remarks.AddRange(judgement.Remarks);
        }
    }

    /// <summary>What is healed already when the recovery begins, is healed then.</summary>
    private static double? Recovery(ScenarioHistory history)
    {
        double? healed = null;
        double? longest = null;
        foreach (var happened in history.Events)
        {
            healed = happened is PhaseStarted { Phase: Phase.Recovery } || (happened is FaultHealed && healed is not null) ? happened.At : healed;
            longest = happened is RestAwaited ? Math.Max(longest ?? 0, happened.At - healed ?? 0) : longest;
        }

        return longest;
    }
}
