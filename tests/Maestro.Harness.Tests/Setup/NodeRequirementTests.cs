using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Setup;

internal sealed class NodeRequirementTests
{
    [TestCase("20.19.0", true)]
    [TestCase("20.20.2", true)]
    [TestCase("24.0.0-nightly2026", true)]
    [TestCase("20.18.9", false)]
    [TestCase("18.20.4", false)]
    [TestCase("what?", false)]
    [TestCase(null, false)]
    public void Version_20_19_is_the_least(string? version, bool enough) =>
        Assert.That(NodeRequirement.IsEnough(version), Is.EqualTo(enough));
}
