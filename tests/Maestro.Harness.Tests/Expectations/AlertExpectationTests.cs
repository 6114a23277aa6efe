using Maestro.Harness.Expectations;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Expectations;

internal sealed class AlertExpectationTests
{
    [TestCase(AlertState.Silent, "low", ExpectedResult = 1, Description = "A severity that is misspelled would be silent for ever")]
    [TestCase(AlertState.Silent, null, ExpectedResult = 0)]
    [TestCase(AlertState.Firing, "low", ExpectedResult = 0)]
    public int Only_a_firing_alert_has_a_severity(AlertState state, string? severity) =>
        ((IChecked)new AlertExpectation("A", state, severity)).Check().Count();
}
