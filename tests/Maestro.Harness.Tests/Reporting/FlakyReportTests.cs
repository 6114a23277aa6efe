using System.Text.Json;
using System.Xml.Linq;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Reporting;

/// <summary>What passed only when it was tried again looks like a plain pass in no report, and tells what happened before.</summary>
internal sealed class FlakyReportTests
{
    private const string Before = "the fault network.flapping did not take hold: nothing shows";
    private const string Also = "nothing that proves OFF-2 was evaluated";

    private TempFolder _folder = null!;
    private StoredRun _run = null!;

    [SetUp]
    public void MakeRun()
    {
        _folder = new TempFolder();
        var run = MadeRun.In(_folder);
        var doubtful = run.Verdict.Scenarios.Single(scenario => scenario.Id == MadeRun.Unknown);
        _run = run with
        {
            Verdict = run.Verdict with
            {
                Scenarios = [.. run.Verdict.Scenarios.Select(each => each.Id == MadeRun.Passed ? Attempts.Merged([doubtful, each]) : each)],
            },
        };
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void JUnit_has_a_flaky_failure_that_counts_as_none()
    {
        var suite = XDocument.Parse(Written(new JUnitReport())).Descendants("testsuite").Single(each => (string?)each.Attribute("name") == "operation");
        Assert.That((string?)suite.Descendants("flakyFailure").Single().Attribute("message"), Is.EqualTo($"flaky: {Before}; {Also}"));
        Assert.That(((string?)suite.Attribute("failures"), (string?)suite.Attribute("errors")), Is.EqualTo(("0", "0")));
    }

    [Test]
    public void Trx_has_a_warning()
    {
        var result = XDocument.Parse(Written(new TrxReport())).Descendants().Single(each => (string?)each.Attribute("testName") == MadeRun.Passed);
        Assert.That((string?)result.Attribute("outcome"), Is.EqualTo("Warning"));
        Assert.That(result.Value, Does.Contain(Before).And.Contain("tried 2 times: unknown, passed"));
    }

    [Test]
    public void GitHub_warns_on_the_scenario_s_file() => Assert.That(
        Written(new GitHubReport()), Does.Match($"::warning file=scenarios/operation/letter.yaml,line=1,title=flaky%3A {MadeRun.Passed}::{Before}"));

    [Test]
    public void Json_has_the_verdict_each_attempt_and_what_was_in_doubt()
    {
        var scenario = JsonDocument.Parse(Written(new JsonReport())).RootElement.GetProperty("scenarios").EnumerateArray()
            .Single(each => each.GetProperty("id").GetString() == MadeRun.Passed);
        Assert.That(scenario.GetProperty("verdict").GetString(), Is.EqualTo("flaky"));
        Assert.That(scenario.GetProperty("attempts").EnumerateArray().Select(each => each.GetString()), Is.EqualTo(["unknown", "passed"]));
        Assert.That(scenario.GetProperty("doubts").EnumerateArray().Select(each => each.GetString()), Is.EqualTo([Before, Also]));
    }

    private string Written(IReport report)
    {
        var path = _folder.At(report.Target);
        report.Write(_run, path);
        return File.ReadAllText(path);
    }
}
