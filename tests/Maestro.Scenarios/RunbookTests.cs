using Maestro.Harness.Expectations;
using Maestro.Harness.Scenarios;

namespace Maestro.Scenarios;

/// <summary>That the runbook tells of every claim, and links the scenarios that show it.</summary>
internal sealed class RunbookTests
{
    [Test]
    public void The_runbook_agrees_with_claims_scenarios_and_playbooks()
    {
        var root = TheProject.Settings.Root;
        Assert.That(Runbook.Problems(File.ReadAllText(Path.Combine(root, TheProject.Target.Runbook!)), RunbookExpectation.Facts(root)), Is.Empty);
    }
}
