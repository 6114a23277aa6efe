using Maestro.Harness.Reporting;
using Maestro.Harness.Verdicts;

namespace Maestro.NUnit;

/// <summary>What a verdict means to NUnit.</summary>
public static class Passing
{
    /// <summary>
    /// Only `passed` passes. What was not run is a warning with its reason, which NUnit counts as neither passed nor failed; anything else
    /// fails with the whole evidence.
    /// </summary>
    /// <param name="again">The line that repeats it; null: by `maestro run`.</param>
    public static void Demand(ScenarioVerdict verdict, string seed, string? again = null)
    {
        var text = string.Join('\n', [VerdictText.Line(verdict), .. new VerdictText(TheProject.Claims).Evidence(verdict, seed, again)]);
        switch (verdict.Verdict)
        {
            case Verdict.Passed:
                break;
            case Verdict.NotRun:
                Assert.Warn(text);
                break;
            default:
                Assert.Fail(text);
                break;
        }
    }
}
