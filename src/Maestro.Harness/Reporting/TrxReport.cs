using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Maestro.Harness.History.Events;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>
/// VSTest's TRX, as Visual Studio and Azure Pipelines read it. What is unknown is an error there and what is flaky a warning, neither a
/// success; what is quarantined and did not pass counts as not executed.
/// </summary>
public sealed class TrxReport : IReport
{
    private const string TestType = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b";
    private const string List = "8c84fa94-04c1-424b-9868-57a2d4851a1d";

    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public string Name => "trx";

    public string Says => "TRX, for Visual Studio and Azure Pipelines";

    public string Target => "results.trx";

    public void Write(StoredRun run, string path)
    {
        var scenarios = run.Verdict.Scenarios;
        int Count(Verdict verdict) => scenarios.Count(scenario => scenario.Counts == verdict);
        var times = new[] { "creation", "queuing", "start" }.Select(name => new XAttribute(name, Time(run, 0)));
        XmlFile.Write(path, new XElement(
            Trx + "TestRun",
            new XAttribute("id", Id(run.Name, "")), new XAttribute("name", $"Maestro.E2E {run.Start.Target} {run.Name}"),
            new XElement(Trx + "Times", times, new XAttribute("finish", Time(run, run.Milliseconds))),
            new XElement(Trx + "Results", scenarios.Select(scenario => Result(run, scenario))),
            new XElement(Trx + "TestDefinitions", scenarios.Select(scenario => Definition(run, scenario))),
            new XElement(Trx + "TestEntries", scenarios.Select(scenario => new XElement(
                Trx + "TestEntry",
                new XAttribute("testId", Id("test", scenario.Id)), new XAttribute("executionId", Id(run.Name, scenario.Id)), new XAttribute("testListId", List)))),
            new XElement(Trx + "TestLists", new XElement(Trx + "TestList", new XAttribute("name", "Scenarios"), new XAttribute("id", List))),
            new XElement(
                Trx + "ResultSummary",
                new XAttribute("outcome", run.Verdict.Verdict switch { Verdict.Failed => "Failed", Verdict.Unknown => "Error", Verdict.Flaky => "Warning", _ => "Completed" }),
                new XElement(
                    Trx + "Counters",
                    new XAttribute("total", scenarios.Count),
                    new XAttribute("executed", scenarios.Count - Count(Verdict.NotRun)),
                    new XAttribute("passed", Count(Verdict.Passed)),
                    new XAttribute("failed", Count(Verdict.Failed)),
                    new XAttribute("error", Count(Verdict.Unknown)),
                    new XAttribute("warning", Count(Verdict.Flaky)),
                    new XAttribute("notExecuted", Count(Verdict.NotRun))),
                run.Verdict.Doubts is [] ? null : new XElement(Trx + "Output", new XElement(Trx + "StdOut", XmlFile.Text(string.Join('\n', run.Verdict.Doubts)))))));
    }

    private static XElement Result(StoredRun run, ScenarioVerdict scenario)
    {
        var events = run.EventsOf(scenario.Id);
        var began = events.Count > 0 ? events[0].At : 0;
        var result = new XElement(
            Trx + "UnitTestResult",
            new XAttribute("executionId", Id(run.Name, scenario.Id)), new XAttribute("testId", Id("test", scenario.Id)),
            new XAttribute("testName", scenario.Id), new XAttribute("computerName", run.Start.Browser),
            new XAttribute("duration", TimeSpan.FromMilliseconds(scenario.Milliseconds).ToString("c", CultureInfo.InvariantCulture)),
            new XAttribute("startTime", Time(run, began)), new XAttribute("endTime", Time(run, began + scenario.Milliseconds)),
            new XAttribute("testType", TestType), new XAttribute("testListId", List), new XAttribute("relativeResultsDirectory", "."),
            new XAttribute("outcome", Outcome(scenario.Counts)));
        if (FailureWords.Headline(run, scenario) is { } headline)
        {
            result.Add(new XElement(Trx + "Output", new XElement(
                Trx + "ErrorInfo",
                new XElement(Trx + "Message", XmlFile.Text(headline)),
                new XElement(Trx + "StackTrace", XmlFile.Text(FailureWords.Evidence(run, scenario))))));
        }

        var kept = events.OfType<PictureTaken>().Select(picture => picture.File).Concat(events.OfType<TraceKept>().Select(trace => trace.File))
            .Select(file => new XElement(Trx + "ResultFile", new XAttribute("path", file))).ToList();
        result.Add(kept is [] ? null : new XElement(Trx + "ResultFiles", kept));
        return result;
    }

    private static XElement Definition(StoredRun run, ScenarioVerdict scenario) => new(
        Trx + "UnitTest",
        new XAttribute("name", scenario.Id), new XAttribute("storage", "scenarios"), new XAttribute("id", Id("test", scenario.Id)),
        new XElement(Trx + "Description", XmlFile.Text(scenario.Title)),
        new XElement(Trx + "TestCategory", run.ClaimsOf(scenario.Id).Select(claim => new XElement(Trx + "TestCategoryItem", new XAttribute("TestCategory", claim)))),
        new XElement(Trx + "Execution", new XAttribute("id", Id(run.Name, scenario.Id))),
        new XElement(
            Trx + "TestMethod",
            new XAttribute("codeBase", scenario.File), new XAttribute("adapterTypeName", "maestro"),
            new XAttribute("className", StoredRun.ChapterOf(scenario.Id).Replace('/', '.')), new XAttribute("name", scenario.Id.Split('/')[^1])));

    private static string Outcome(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "Passed",
        Verdict.Flaky => "Warning",
        Verdict.Failed => "Failed",
        Verdict.NotRun => "NotExecuted",
        _ => "Error",
    };

    private static string Time(StoredRun run, double at) => run.TimeOf(at).ToString("o", CultureInfo.InvariantCulture);

    /// <summary>The same for the same words: a test keeps its id from run to run.</summary>
    private static string Id(string of, string scenario) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{of}/{scenario}")).AsSpan(0, 16)).ToString();
}
