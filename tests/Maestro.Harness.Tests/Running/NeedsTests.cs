using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Running;

internal sealed class NeedsTests
{
    [Test]
    public void A_scenario_without_needs_lacks_nothing() => Assert.That(Needs.Lacking(With(null)), Is.Null);

    [Test]
    public void Root_is_lacking_where_this_is_not_root() =>
        Assert.That(Needs.Lacking(With("root")), Environment.IsPrivilegedProcess ? Is.Null : Does.StartWith("it needs root: "));

    [Test]
    public void Linux_is_lacking_where_this_is_not_Linux() =>
        Assert.That(Needs.Lacking(With("linux")), OperatingSystem.IsLinux() ? Is.Null : Does.StartWith("it needs Linux: "));

    private static Scenario With(string? need) => new("A title", [], [], Needs: need is null ? null : [need]);
}
