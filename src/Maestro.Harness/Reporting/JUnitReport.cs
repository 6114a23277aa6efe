using System.Globalization;
using System.Xml.Linq;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>
/// JUnit's XML, as CI servers read it: a suite for each chapter. What is unknown is an error there, never a success; what is flaky says so
/// in its name, since most readers know no third thing. So does what is quarantined; there it is skipped where it did not pass.
/// </summary>
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
            new XAttribute("failures", scenarios.Count(scenario => scenario.Counts is Verdict.Failed)),
            new XAttribute("errors", scenarios.Count(scenario => scenario.Counts is Verdict.Unknown)),
            new XAttribute("skipped", scenarios.Count(scenario => scenario.Counts is Verdict.NotRun)),
            new XAttribute("time", Seconds(scenarios.Sum(scenario => scenario.Milliseconds))),
            new XAttribute("timestamp", run.TimeOf(began).UtcDateTime.ToString("s", CultureInfo.InvariantCulture)),
            new XElement("properties", Property("seed", run.Verdict.Seed), Property("target", run.Start.Target), Property("browser", run.Start.Browser)),
            scenarios.Select(scenario => Case(run, scenario)));
    }

    private static XElement Case(StoredRun run, ScenarioVerdict scenario)
    {
        var name = $"{scenario.Id.Split('/')[^1]}: {scenario.Title}";
        var telling = Attempts.ToTell(scenario);
        var test = new XElement(
            "testcase",
            new XAttribute("name", XmlFile.Text($"{name}{(scenario.Verdict is Verdict.Flaky ? " [flaky]" : "")}{(scenario.Quarantined is null ? "" : " [quarantined]")}")),
            new XAttribute("classname", StoredRun.ChapterOf(scenario.Id).Replace('/', '.')),
            new XAttribute("file", scenario.File),
            new XAttribute("line", telling.Findings is [var first, ..] ? run.LineOf(scenario, first) : 1),
            new XAttribute("time", Seconds(scenario.Milliseconds)));
        if (scenario is { Quarantined: { } words, Counts: Verdict.NotRun })
        {
            test.Add(new XElement("skipped", new XAttribute("message", XmlFile.Text($"{words}; {FailureWords.Headline(run, scenario)}"))));
        }
        else if (scenario.Verdict is Verdict.Flaky)
        {
            test.Add(scenario.Attempts.Where(Attempts.IsToBeTriedAgain).Select(attempt => Trouble(
                run, attempt, attempt.Verdict is Verdict.Failed ? "flakyFailure" : "flakyError", evidence => new XElement("stackTrace", evidence))));
        }
        else if (scenario.NotRunReason is { } reason)
        {
            test.Add(new XElement("skipped", new XAttribute("message", XmlFile.Text(reason))));
        }
        else if (scenario.Verdict is not Verdict.Passed)
        {
            test.Add(Trouble(run, scenario, scenario.Verdict is Verdict.Failed ? "failure" : "error", evidence => evidence));
        }

        var events = run.EventsOf(scenario.Id);
        var kept = events.OfType<PictureTaken>().Select(picture => picture.File).Concat(events.OfType<TraceKept>().Select(trace => trace.File));
        var tries = scenario.Attempts is [] ? [] : new[] { VerdictText.Tries(scenario) };
        var text = string.Join('\n', tries.Concat(scenario.Remarks).Concat(kept.Select(file => $"[[ATTACHMENT|{file}]]")));
        test.Add(text.Length > 0 ? new XElement("system-out", XmlFile.Text(text)) : null);
        return test;
    }

    /// <summary>What happened in a scenario or in an attempt at it; attempts before one that passed are named as Surefire does.</summary>
    private static XElement Trouble(StoredRun run, ScenarioVerdict scenario, string element, Func<string, object> wrap) => new(
        element,
        new XAttribute("message", XmlFile.Text(FailureWords.Headline(run, scenario)!)),
        new XAttribute("type", scenario.Findings is [var finding, ..] ? finding.Guarantee : "unknown"),
        wrap(XmlFile.Text(FailureWords.Evidence(run, scenario))));

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
