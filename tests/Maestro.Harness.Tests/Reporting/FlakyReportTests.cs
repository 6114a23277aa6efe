using System.Text.Json.Nodes;
using System.Xml.Linq;
using Maestro.Cli.Testing;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Reporting;

/// <summary>What failed at first and passed when it was tried again: every format says both, and none calls it passed.</summary>
internal sealed class FlakyReportTests
{
    private const string Tried = "tried 2 times: FAILED, passed";
    private const string Trouble = "RCP-5 Never more than one side effect per key: 2 effects of email.send for key key-1";

    private TempFolder _folder = null!;
    private StoredRun _run = null!;

    [SetUp]
    public void Make()
    {
        _folder = new TempFolder();
        _run = MadeRun.Flaky(_folder);
        Assert.That(_run.Verdict.Scenarios.Single().Verdict, Is.EqualTo(Verdict.Flaky));
    }

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public void JUnit_has_the_failure_as_surefire_names_it_and_the_name_says_flaky()
    {
        var root = XDocument.Parse(Written<JUnitReport>()).Root!;
        var test = root.Descendants("testcase").Single();
        Assert.That((string?)test.Attribute("name"), Is.EqualTo("letter: A letter is sent once [flaky]"));
        Assert.That((string?)test.Attribute("line"), Is.EqualTo("7"));
        var failure = test.Elements("flakyFailure").Single();
        Assert.That((string?)failure.Attribute("message"), Is.EqualTo(Trouble));
        Assert.That(failure.Element("stackTrace")!.Value, Does.Contain("at-most-one-effect"));
        Assert.That(test.Element("system-out")!.Value, Is.EqualTo($"{Tried}\n[[ATTACHMENT|traces/1-phone.zip]]"));
        Assert.That(((int?)root.Attribute("failures"), (int?)root.Attribute("errors")), Is.EqualTo((0, 0)));
    }

    [Test]
    public void JUnit_tells_a_doubt_before_the_pass_as_a_flaky_error()
    {
        var run = MadeRun.In(_folder);
        var doubtful = run.Verdict.Scenarios.Single(scenario => scenario.Id == MadeRun.Unknown);
        _run = run with
        {
            Verdict = run.Verdict with
            {
                Scenarios = [.. run.Verdict.Scenarios.Select(each => each.Id == MadeRun.Passed ? Attempts.Merged([doubtful, each]) : each)],
            },
        };
        var error = XDocument.Parse(Written<JUnitReport>()).Descendants("flakyError").Single();
        Assert.That((string?)error.Attribute("message"), Does.StartWith("the fault network.flapping did not take hold: nothing shows"));
    }

    [Test]
    public void Trx_has_a_warning_that_nobody_counts_as_passed()
    {
        var root = XDocument.Parse(Written<TrxReport>()).Root!;
        var result = root.Descendants().Single(each => each.Name.LocalName is "UnitTestResult");
        Assert.That((string?)result.Attribute("outcome"), Is.EqualTo("Warning"));
        Assert.That(result.Value, Does.Contain($"flaky, {Tried}: {Trouble}"));
        Assert.That(TrxFile.Read(_folder.At("out")).Counts.Passed, Is.Zero);
    }

    [Test]
    public void The_json_has_each_attempt()
    {
        var scenario = JsonNode.Parse(Written<JsonReport>())!["scenarios"]![0]!;
        Assert.That((string?)scenario["verdict"], Is.EqualTo("flaky"));
        Assert.That(scenario["attempts"]!.AsArray().Select(each => (string?)each!["verdict"]), Is.EqualTo(["failed", "passed"]));
        Assert.That((string?)scenario["attempts"]![0]!["findings"]![0]!["says"], Does.StartWith("2 effects of email.send"));
        Assert.That((string?)scenario["traces"]![0], Is.EqualTo("traces/1-phone.zip"));
        Assert.That((string?)scenario["again"], Does.EndWith("--repeat-each 20"));
    }

    [Test]
    public void GitHub_gets_a_warning_on_the_line_where_it_showed() => Assert.That(
        Written<GitHubReport>(),
        Does.StartWith($"::warning file=scenarios/{MadeRun.Passed}.yaml,line=7,title=flaky%3A {MadeRun.Passed}::flaky, {Tried}: {Trouble}").And.Contain("%0Aagain: "));

    [Test]
    public void Allure_gets_each_attempt_as_a_try_at_the_same_test_and_the_last_is_marked()
    {
        new AllureReport().Write(_run, _folder.At("results"));
        var results = Directory.GetFiles(_folder.At("results"), "*-result.json").Select(file => JsonNode.Parse(File.ReadAllText(file))!)
            .OrderBy(result => (long)result["start"]!).ToList();
        Assert.That(results.Select(result => (string?)result["status"]), Is.EqualTo(["failed", "passed"]));
        Assert.That(results.Select(result => (string?)result["historyId"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(results.Select(result => (bool?)result["statusDetails"]!["flaky"]), Is.All.True);
        Assert.That((string?)results[1]["statusDetails"]!["message"], Is.EqualTo($"flaky, {Tried}: {Trouble}"));
        Assert.That(results.Select(result => result["attachments"]!.AsArray().Count), Is.EqualTo([0, 1]));
        Assert.That(results[1]["steps"]!.AsArray().Select(step => (string?)step!["status"]), Is.EqualTo(["passed"]));
    }

    private string Written<T>() where T : IReport, new()
    {
        new T().Write(_run, _folder.At("out"));
        return File.ReadAllText(_folder.At("out"));
    }
}
