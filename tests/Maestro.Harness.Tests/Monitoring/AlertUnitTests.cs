using Maestro.Harness.Setup;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Monitoring;

/// <summary>Runs fixtures/monitoring/alerts.test.yaml, and tries whether it would notice rules that are off.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AlertUnitTests : IDisposable
{
    private const string Tests = "alerts.test.yaml";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task The_rules_pass_their_unit_tests()
    {
        var (exitCode, output) = await TestAsync(TheRules.Folder);

        Assert.That(exitCode, Is.Zero, output);
    }

    [TestCase("> 0.05", "> 0.06")]
    [TestCase("> 0.05", ">= 0.05")]
    [TestCase("maestro_claims_unanswered_total[10m]", "maestro_claims_unanswered_total[30m]")]
    [TestCase("[10m]", "[5m]")]
    [TestCase("maestro_claims_tried_total", "maestro_sync_attempts_total")]
    [TestCase("< 0.95", "< 0.9")]
    [TestCase("< 0.95", "<= 0.95")]
    [TestCase("> 10", "> 9")]
    [TestCase("> 10", "> 11")]
    [TestCase("[1h]", "[30m]")]
    [TestCase("[1h]", "[2h]")]
    [TestCase("round(increase(maestro_man_mode_escalations_total[1h]))", "increase(maestro_man_mode_escalations_total[1h])")]
    [TestCase("severity: high", "severity: low")]
    public async Task A_rule_that_is_off_is_noticed(string right, string wrong)
    {
        var rules = await File.ReadAllTextAsync(TheRules.File);
        Assert.That(rules, Does.Contain(right));
        _folder.Write("alerts.yaml", rules.Replace(right, wrong));
        _folder.Write(Tests, await File.ReadAllTextAsync(Path.Combine(TheRules.Folder, Tests)));

        var (exitCode, output) = await TestAsync(_folder.Path);

        Assert.That((exitCode, output.Contains("FAILED", StringComparison.Ordinal)), Is.EqualTo((1, true)), output);
    }

    private static async Task<(int ExitCode, string Output)> TestAsync(string folder) => await ChildProcess.ReadAsync(
        await TheRules.PromtoolAsync(), ["test", "rules", Tests], folder, TestContext.CurrentContext.CancellationToken);
}
