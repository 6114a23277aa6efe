using System.Text.Json.Nodes;
using System.Xml.Linq;
using Maestro.Cli.Testing;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Reporting.Html;
using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Reporting;

/// <summary>A scenario that failed while it is quarantined: every format says both, and none fails by it.</summary>
internal sealed class QuarantinedReportTests
{
    private const string Words = "quarantined until 2026-12-31 (sync team): It flaps";
    private const string Happened = "RCP-1 A repeated operation is kept from executing a second time: ";

    private TempFolder _folder = null!;
    private StoredRun _run = null!;
    private ScenarioVerdict _failed = null!;

    [SetUp]
    public void Make()
    {
        _folder = new TempFolder();
        var run = MadeRun.In(_folder);
        var start = run.Start with { Quarantine = [new QuarantinedScenario(MadeRun.Failed, "sync team", "It flaps", new DateOnly(2026, 12, 31))] };
        var journal = new Journal([start, .. run.Journal.Events.Skip(1)], null);
        _run = run with { Journal = journal, Verdict = Judge.Run(journal) };
        _failed = _run.Verdict.Scenarios.Single(scenario => scenario.Id == MadeRun.Failed);
        Assert.That((_failed.Verdict, _failed.Counts, _run.Verdict.Verdict), Is.EqualTo((Verdict.Failed, Verdict.NotRun, Verdict.Unknown)));
    }

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public void The_console_marks_it_and_counts_it_apart()
    {
        Assert.That(VerdictText.Line(_failed), Does.StartWith("FAILED ").And.EndsWith(" s  quarantined"));
        Assert.That(new VerdictText(_run.Claims).Evidence(_failed, "7f3a", profile: null).First(), Is.EqualTo($"         {Words}"));
        Assert.That(VerdictText.Totals(_run.Verdict), Is.EqualTo("1 passed, 0 failed, 1 unknown, 1 not run, 1 quarantined"));
    }

    [Test]
    public void JUnit_skips_it_and_says_what_happened()
    {
        var root = XDocument.Parse(Written<JUnitReport>()).Root!;
        var test = root.Descendants("testcase").Single(each => ((string)each.Attribute("name")!).EndsWith("[quarantined]", StringComparison.Ordinal));
        Assert.That((string?)test.Element("skipped")!.Attribute("message"), Does.StartWith($"{Words}; {Happened}"));
        Assert.That(test.Element("failure"), Is.Null);
        Assert.That(((int?)root.Attribute("failures"), (int?)root.Attribute("errors"), (int?)root.Attribute("skipped")), Is.EqualTo((0, 1, 2)));
    }

    [Test]
    public void Trx_has_it_as_not_executed()
    {
        var result = XDocument.Parse(Written<TrxReport>()).Descendants().First(each => (string?)each.Attribute("testName") == MadeRun.Failed);
        Assert.That((string?)result.Attribute("outcome"), Is.EqualTo("NotExecuted"));
        Assert.That(result.Value, Does.Contain(Words));
        Assert.That(TrxFile.Read(_folder.At("out")).Counts.Failed, Is.EqualTo(1), "the unknown one");
    }

    [Test]
    public void The_json_has_both()
    {
        var scenario = JsonNode.Parse(Written<JsonReport>())!["scenarios"]!.AsArray().Single(each => (string?)each!["id"] == MadeRun.Failed)!;
        Assert.That(((string?)scenario["verdict"], (string?)scenario["quarantined"]), Is.EqualTo(("failed", Words)));
    }

    [Test]
    public void GitHub_gets_warnings() => Assert.That(
        Written<GitHubReport>(), Does.Contain("title=quarantined%3A RCP-5 ").And.Not.Contain("::error "));

    [Test]
    public void Allure_mutes_it()
    {
        new AllureReport().Write(_run, _folder.At("results"));
        var muted = Directory.GetFiles(_folder.At("results"), "*-result.json").Select(file => JsonNode.Parse(File.ReadAllText(file))!)
            .Where(result => (bool?)result["statusDetails"]?["muted"] is true).Select(result => (string?)result["fullName"]);
        Assert.That(muted, Is.EqualTo([MadeRun.Failed]));
    }

    [Test]
    public void The_page_knows_it() => Assert.That(Written<HtmlReport>(), Does.Contain($"\"quarantined\":\"{Words}\""));

    private string Written<T>() where T : IReport, new()
    {
        new T().Write(_run, _folder.At("out"));
        return File.ReadAllText(_folder.At("out"));
    }
}
