using Maestro.Harness.Monitoring;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Monitoring;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AlertRulesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<TestCaseData> Scrapes =>
    [
        new TestCaseData(new double?[] { 1, 1 }, false).SetArgDisplayNames("1, 1"),
        new TestCaseData(new double?[] { 1, 0.9 }, true).SetArgDisplayNames("1, 0.9"),
        new TestCaseData(new double?[] { 0.9, 1 }, false).SetArgDisplayNames("0.9, 1"),
        new TestCaseData(new double?[] { 0.9, null }, true).SetArgDisplayNames("0.9, no answer: Prometheus looks back"),
    ];

    [TestCaseSource(nameof(Scrapes))]
    public async Task The_last_scrape_tells_whether_an_alert_fires(double?[] rates, bool firing) =>
        Assert.That(await FiringAsync("MaestroSyncFailing", rates), Is.EqualTo(firing));

    [Test]
    public async Task A_rule_that_is_not_there_is_neither_firing_nor_silent() =>
        Assert.That(await FiringAsync("MaestroSync", [1]), Is.Null);

    [Test]
    public async Task Rules_that_promtool_refuses_are_told_in_its_words()
    {
        var promtool = await TheRules.PromtoolAsync();
        _folder.Write("rules.yaml", "groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: sum(\n");

        await Assert.ThatAsync(
            () => new AlertRules(_folder.At("rules.yaml"), promtool).IsFiringAsync("A", null, [Scrape(1)], _folder.Path, CancellationToken.None),
            Throws.TypeOf<InputException>().With.Message.Contains("parse error"));
    }

    [TestCase("medium", ExpectedResult = true)]
    [TestCase("low", ExpectedResult = false)]
    public async Task<bool?> An_alert_fires_with_its_own_severity(string severity) => await FiringAsync("MaestroSyncFailing", [1, 0.9], severity);

    private async Task<bool?> FiringAsync(string alert, IEnumerable<double?> rates, string? severity = null) =>
        await new AlertRules(TheRules.File, await TheRules.PromtoolAsync())
            .IsFiringAsync(alert, severity, [.. rates.Select(Scrape)], _folder.Path, TestContext.CurrentContext.CancellationToken);

    private static IReadOnlyDictionary<string, double> Scrape(double? rate) => rate is null
        ? new Dictionary<string, double>()
        : new Dictionary<string, double> { ["maestro_sync_success_rate"] = rate.Value };
}
