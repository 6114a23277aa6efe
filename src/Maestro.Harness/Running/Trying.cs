using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Running;

/// <summary>Tries scenarios as often as the run's limits say, and leaves out what they no longer let begin.</summary>
/// <param name="runAsync">One attempt at a scenario, with its number from 1.</param>
/// <param name="leaveOut">Says in the history why a scenario is not run.</param>
/// <param name="mark">Marks what is quarantined: its failures are not counted.</param>
internal sealed class Trying(
    Func<ScenarioVariant, int, Task<ScenarioVerdict>> runAsync,
    Func<ScenarioVariant, string, ScenarioVerdict> leaveOut,
    Func<ScenarioVerdict, ScenarioVerdict> mark,
    RunLimits limits,
    TimeProvider time)
{
    private readonly long _since = time.GetTimestamp();
    private int _failures;

    public async Task<ScenarioVerdict> TryAsync(ScenarioVariant variant)
    {
        if (Reached() is { } limit)
        {
            return mark(leaveOut(variant, limit));
        }

        var attempts = new List<ScenarioVerdict>();
        do
        {
            attempts.Add(await runAsync(variant, attempts.Count + 1));
        }
        while (Attempts.IsToBeTriedAgain(attempts[^1]) && attempts.Count <= limits.Retries);

        var verdict = mark(Attempts.Merged(attempts));
        if (verdict.Counts is Verdict.Failed or Verdict.Unknown)
        {
            Interlocked.Increment(ref _failures);
        }

        return verdict;
    }

    /// <returns>Why nothing else begins; null while it may.</returns>
    private string? Reached() =>
        Volatile.Read(ref _failures) >= limits.MaxFailures ? $"the run stopped after {Failures(limits.MaxFailures.Value)}, as --max-failures says"
        : time.GetElapsedTime(_since) >= limits.MaxTime ? "the time was up before it began: give it more by --max-time, or split the run by --shard"
        : null;

    private static string Failures(int count) => count == 1 ? "1 failure" : $"{count} failures";
}
