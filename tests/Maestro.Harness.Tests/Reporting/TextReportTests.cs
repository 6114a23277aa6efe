using System.Text.Json.Nodes;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Reporting;

internal sealed class TextReportTests
{
    [Test]
    public void An_annotation_stands_on_the_scenario_s_line_and_nothing_in_it_ends_it_early()
    {
        var lines = Written<GitHubReport>().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.All.StartsWith("::"));
        Assert.That(lines[0], Does.StartWith($"::error file=scenarios/{MadeRun.Failed}.yaml,line=12,title=RCP-1 {MadeRun.Failed}::RCP-1 A repeated operation"));
        Assert.That(lines[0], Does.EndWith($"%0Aagain: ./maestro run scenarios/{MadeRun.Failed}.yaml --seed 7f3a"));
        Assert.That(lines[1], Does.StartWith($"::error file=scenarios/{MadeRun.Failed}.yaml,line=9,title=RCP-5 "));
        Assert.That(lines.Count(line => line.StartsWith("::warning", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(lines[^1], Is.EqualTo($"::notice file=scenarios/{MadeRun.Lacking}.yaml,line=1,title=not run%3A {MadeRun.Lacking}::it needs root: run it as root"));
    }

    [Test]
    public void Percent_signs_colons_commas_and_line_ends_are_escaped()
    {
        Assert.That(GitHubReport.Data("100%\r\na:b,c"), Is.EqualTo("100%25%0D%0Aa:b,c"));
        Assert.That(GitHubReport.Property("100%\na:b,c"), Is.EqualTo("100%25%0Aa%3Ab%2Cc"));
    }

    [Test]
    public void The_json_names_claim_promise_and_what_happened()
    {
        var json = JsonNode.Parse(Written<JsonReport>())!;
        Assert.That(json["totals"]!.ToJsonString(), Does.Contain("\"passed\":1").And.Contain("\"unknown\":1").And.Contain("\"failed\":1").And.Contain("\"not_run\":1"));
        var finding = json["scenarios"]![0]!["findings"]!.AsArray().Single(each => (string?)each!["guarantee"] == "at-most-one-effect")!;
        Assert.That((string?)finding["claims"]![0]!["says"], Is.EqualTo("Never more than one side effect per key"));
        Assert.That((string?)finding["says"], Does.StartWith("2 effects of email.send"));
        Assert.That(finding["evidence"]!.AsArray().Select(each => (string?)each!["event"]), Does.Contain("effect"));
    }

    [Test]
    public void Every_format_has_a_name_and_a_target_of_its_own()
    {
        Assert.That(AllReports.ByName.Keys, Is.SupersetOf(new[] { "allure", "github", "html", "json", "junit", "trx" }));
        Assert.That(AllReports.ByName.Values.Select(report => report.Target), Is.Unique);
    }

    private static string Written<T>() where T : IReport, new()
    {
        using var folder = new TempFolder();
        new T().Write(MadeRun.In(folder), folder.At("out"));
        return File.ReadAllText(folder.At("out"));
    }
}
