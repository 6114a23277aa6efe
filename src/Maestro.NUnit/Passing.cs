using Maestro.Harness.Reporting;
using Maestro.Harness.Running;
using Maestro.Harness.Verdicts;

namespace Maestro.NUnit;

/// <summary>What a verdict means to NUnit.</summary>
public static class Passing
{
    /// <summary>
    /// Only `passed` passes. What was not run is a warning with its reason, which NUnit counts as neither passed nor failed; anything else
    /// fails with the whole evidence.
    /// </summary>
    public static void Demand(ScenarioVerdict verdict, string seed)
    {
        var text = string.Join('\n', [VerdictText.Line(verdict), .. new VerdictText(TheProject.Claims).Evidence(verdict, seed, Project.TargetOption(TheProject.Target))]);
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
