namespace Maestro.Harness.Verdicts;

/// <summary>What several attempts at one scenario come to.</summary>
public static class Attempts
{
    /// <summary>Whether a scenario that came to this is tried again, where that is asked for.</summary>
    public static bool IsToBeTriedAgain(ScenarioVerdict attempt) => attempt.Verdict is Verdict.Failed or Verdict.Unknown;

    /// <summary>The attempt that shows what does not hold: of what is flaky the first that did not pass; else the scenario as it is.</summary>
    public static ScenarioVerdict ToTell(ScenarioVerdict scenario) =>
        scenario.Verdict is Verdict.Flaky ? scenario.Attempts.First(IsToBeTriedAgain) : scenario;

    /// <summary>What the first attempt that did not pass came to, in a phrase.</summary>
    /// <param name="flaky">A scenario with such an attempt.</param>
    public static string FirstTrouble(ScenarioVerdict flaky)
    {
        var attempt = ToTell(flaky);
        return attempt.Findings.Select(finding => finding.Says).Concat(attempt.Doubts).First();
    }

    /// <summary>
    /// The last one passed after another that did not: flaky, with what the last one showed. Otherwise the worst of them, the earliest of
    /// these. The time is that of all.
    /// </summary>
    /// <param name="attempts">In order, at least one.</param>
    public static ScenarioVerdict Merged(IReadOnlyList<ScenarioVerdict> attempts)
    {
        if (attempts is [var only])
        {
            return only;
        }

        var decisive = attempts[^1].Verdict is Verdict.Passed ? attempts[^1] : attempts.MaxBy(attempt => attempt.Verdict)!;
        return decisive with
        {
            Verdict = decisive.Verdict is Verdict.Passed && attempts.Any(IsToBeTriedAgain) ? Verdict.Flaky : decisive.Verdict,
            Milliseconds = attempts.Sum(attempt => attempt.Milliseconds),
            Attempts = attempts,
        };
    }
}
