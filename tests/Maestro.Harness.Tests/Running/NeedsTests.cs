using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Running;

internal sealed class NeedsTests
{
    [Test]
    public async Task A_scenario_without_needs_lacks_nothing() => Assert.That(await LackingAsync(), Is.Null);

    [Test]
    public async Task Root_is_lacking_where_this_is_not_root() => Assert.That(
        await LackingAsync(Need.Root), Environment.IsPrivilegedProcess ? Is.Null : Is.EqualTo("it needs root: sudo ./maestro run"));

    [Test]
    public async Task Linux_is_lacking_where_this_is_not_Linux() => Assert.That(
        await LackingAsync(Need.Linux), OperatingSystem.IsLinux() ? Is.Null : Does.StartWith("it needs linux: "));

    [Test]
    public async Task Every_need_is_known_and_is_called_as_in_the_file([Values] Need need) => Assert.That(
        await LackingAsync(need), Is.Null.Or.StartsWith($"it needs {need switch
        {
            Need.Root => "root",
            Need.Linux => "linux",
            Need.Promtool => "promtool",
            _ => "container-engine",
        }}: "));

    [Test]
    public async Task A_gateway_is_nothing_of_the_machine_s() => Assert.That(await LackingAsync(Need.Gateway), Is.Null);

    private static Task<string?> LackingAsync(params Need[] needs) =>
        Needs.LackingAsync(new Scenario("A title", [], [], Needs: needs), Settings.Find(TestContext.CurrentContext.TestDirectory), CancellationToken.None);
}
