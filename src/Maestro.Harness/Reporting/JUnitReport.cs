using System.Globalization;
using System.Xml.Linq;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>JUnit's XML, as CI servers read it: a suite for each chapter. What is unknown is an error there, never a success.</summary>
public sealed class JUnitReport : IReport
{
    public string Name => "junit";

    public string Says => "JUnit XML, for CI servers";

    public string Target => "junit.xml";

    public void Write(StoredRun run, string path)
    {
        var suites = run.Verdict.Scenarios.GroupBy(scenario => StoredRun.ChapterOf(scenario.Id)).Select(chapter => Suite(run, chapter.Key, [.. chapter]));
        if (run.Verdict.Doubts.Count > 0)
        {
            suites = suites.Append(OfTheRun(run));
        }

        var root = new XElement("testsuites", new XAttribute("name", $"Maestro.E2E {run.Start.Target}"), suites);
        foreach (var count in new[] { "tests", "failures", "errors", "skipped" })
        {
            root.SetAttributeValue(count, root.Elements().Sum(suite => (int)suite.Attribute(count)!));
        }

        root.SetAttributeValue("time", Seconds(run.Milliseconds));
        XmlFile.Write(path, root);
    }

    private static XElement Suite(StoredRun run, string chapter, IReadOnlyList<ScenarioVerdict> scenarios)
    {
        var began = scenarios.Select(scenario => run.EventsOf(scenario.Id)).Where(events => events.Count > 0).Select(events => events[0].At).DefaultIfEmpty().Min();
        return new XElement(
            "testsuite",
            new XAttribute("name", chapter),
            new XAttribute("tests", scenarios.Count),
            new XAttribute("failures", scenarios.Count(scenario => scenario.Verdict is Verdict.Failed)),
            new XAttribute("errors", scenarios.Count(scenario => scenario.Verdict is Verdict.Unknown)),
            new XAttribute("skipped", scenarios.Count(scenario => scenario.Verdict is Verdict.NotRun)),
            new XAttribute("time", Seconds(scenarios.Sum(scenario => scenario.Milliseconds))),
            new XAttribute("timestamp", run.TimeOf(began).UtcDateTime.ToString("s", CultureInfo.InvariantCulture)),
            new XElement("properties", Property("seed", run.Verdict.Seed), Property("target", run.Start.Target), Property("browser", run.Start.Browser)),
            scenarios.Select(scenario => Case(run, scenario)));
    }

    private static XElement Case(StoredRun run, ScenarioVerdict scenario)
    {
        var name = scenario.Id.Split('/')[^1];
        var test = new XElement(
            "testcase",
            new XAttribute("name", XmlFile.Text($"{name}: {scenario.Title}")),
            new XAttribute("classname", StoredRun.ChapterOf(scenario.Id).Replace('/', '.')),
            new XAttribute("file", scenario.File),
            new XAttribute("line", Attempts.ToTell(scenario).Findings is [var first, ..] ? run.LineOf(scenario, first) : 1),
            new XAttribute("time", Seconds(scenario.Milliseconds)));
        if (FailureWords.Headline(run, scenario) is { } headline)
        {
            test.Add(scenario.Verdict is Verdict.NotRun
                ? new XElement("skipped", new XAttribute("message", XmlFile.Text(headline)))
                : new XElement(
                    scenario.Verdict switch { Verdict.Failed => "failure", Verdict.Flaky => "flakyFailure", _ => "error" },
                    new XAttribute("message", XmlFile.Text(headline)),
                    new XAttribute("type", Attempts.ToTell(scenario).Findings is [var finding, ..] ? finding.Guarantee : "unknown"),
                    XmlFile.Text(FailureWords.Evidence(run, scenario))));
        }

        var said = scenario.Remarks.Concat(run.EventsOf(scenario.Id).OfType<PictureTaken>().Select(picture => $"[[ATTACHMENT|{picture.File}]]"));
        var text = string.Join('\n', said);
        test.Add(text.Length > 0 ? new XElement("system-out", XmlFile.Text(text)) : null);
        return test;
    }

    /// <summary>A run that cannot be trusted as a whole must not look like one that can.</summary>
    private static XElement OfTheRun(StoredRun run) => new(
        "testsuite",
        new XAttribute("name", "the run"), new XAttribute("tests", 1), new XAttribute("failures", 0), new XAttribute("errors", 1), new XAttribute("skipped", 0),
        new XElement(
            "testcase",
            new XAttribute("name", "the run can be trusted"), new XAttribute("classname", "run"), new XAttribute("time", "0"),
            new XElement("error", new XAttribute("message", XmlFile.Text(run.Verdict.Doubts[0])), new XAttribute("type", "unknown"), XmlFile.Text(string.Join('\n', run.Verdict.Doubts)))));

    private static XElement Property(string name, string value) => new("property", new XAttribute("name", name), new XAttribute("value", XmlFile.Text(value)));

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);
}
