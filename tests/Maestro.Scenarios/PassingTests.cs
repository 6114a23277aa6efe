using Maestro.Harness.Verdicts;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Maestro.Scenarios;

internal sealed class PassingTests
{
    [Test]
    public void Passed_passes() => Assert.That(Told(Verdict.Passed), Is.Empty);

    [TestCase(Verdict.Failed)]
    [TestCase(Verdict.Unknown)]
    public void Failed_and_unknown_fail(Verdict verdict) => Assert.That(Told(verdict), Is.EqualTo([AssertionStatus.Failed]));

    [Test]
    public void Not_run_is_a_warning() => Assert.That(Told(Verdict.NotRun), Is.EqualTo([AssertionStatus.Warning]));

    /// <summary>What NUnit is told, without this test being told it.</summary>
    private static IReadOnlyList<AssertionStatus> Told(Verdict verdict)
    {
        using var apart = new TestExecutionContext.IsolatedContext();
        try
        {
            Passing.Demand(new ScenarioVerdict("chapter/story", "", "", verdict, [], [], [], "it needs root", 0, null), "7f3a");
        }
        catch (AssertionException)
        {
            // Told already.
        }

        return [.. TestExecutionContext.CurrentContext.CurrentResult.AssertionResults.Select(each => each.Status)];
    }
}
