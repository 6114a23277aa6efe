using Maestro.Harness.Mutation.Score;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Mutation;

internal sealed class TrialsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    [TestCase(900, ExpectedResult = 15_000)]
    [TestCase(4_000, ExpectedResult = 24_000)]
    public double A_clean_run_takes_less_than_a_fifth_of_the_limit(double clean) => Trials.Limit(clean, Limit).TotalMilliseconds;

    [TestCase(Verdict.Passed, 900, ExpectedResult = TrialOutcome.Passed)]
    [TestCase(Verdict.Failed, 900, ExpectedResult = TrialOutcome.Failed)]
    [TestCase(Verdict.Failed, 15_001, ExpectedResult = TrialOutcome.Failed)]
    [TestCase(Verdict.Passed, 15_001, ExpectedResult = TrialOutcome.TimedOut)]
    [TestCase(Verdict.Unknown, 15_001, ExpectedResult = TrialOutcome.TimedOut)]
    [TestCase(null, 15_001, ExpectedResult = TrialOutcome.TimedOut)]
    [TestCase(Verdict.Unknown, 900, ExpectedResult = TrialOutcome.Unknown)]
    [TestCase(Verdict.NotRun, 900, ExpectedResult = TrialOutcome.Unknown)]
    public TrialOutcome What_a_trial_shows(Verdict? verdict, double milliseconds) => Trials.Outcome(verdict, milliseconds, Limit);

    [TestCase(TrialOutcome.Failed, ExpectedResult = true)]
    [TestCase(TrialOutcome.TimedOut, ExpectedResult = true)]
    [TestCase(TrialOutcome.Passed, ExpectedResult = false)]
    [TestCase(TrialOutcome.Unknown, ExpectedResult = false)]
    public bool Unknown_kills_nothing(TrialOutcome outcome) => new Trial("1", "a", "b", outcome, 1).IsKill;
}
