namespace Maestro.Harness.Reporting.Html;

/// <summary>What runs that began earlier came to, the oldest first and this one last: of each of this run's scenarios its verdict, duration and recovery in each run.</summary>
internal static class TrendData
{
    public static object Of(StoredRun run)
    {
        var mine = PastRuns.Of(run);
        PastRun[] runs = [.. run.Past.Where(past => past.Began <= mine.Began).OrderBy(past => past.Began), mine];
        return new
        {
            Runs = runs.Select(each => new
            {
                each.Run,
                each.Began,
                Verdict = RunData.Word(each.Verdict),
                each.Milliseconds,
                Count = each.Scenarios.Count,
            }),
            Scenarios = run.Verdict.Scenarios.ToDictionary(
                scenario => scenario.Id,
                scenario => runs.Select(each => each.Scenarios.TryGetValue(scenario.Id, out var past)
                    ? new object?[] { RunData.Word(past.Verdict), past.Milliseconds, past.Recovery }
                    : null)),
        };
    }
}
