using System.Text.Json.Nodes;
using System.Xml.Linq;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Reporting;

internal sealed class JUnitReportTests
{
    private TempFolder _folder = null!;
    private string _file = null!;

    [SetUp]
    public void Write()
    {
        _folder = new TempFolder();
        _file = _folder.At("junit.xml");
        new JUnitReport().Write(MadeRun.In(_folder), _file);
    }

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public void It_counts_what_it_holds_and_an_unknown_is_an_error()
    {
        var root = XDocument.Load(_file).Root!;
        Assert.That(
            new[] { "tests", "failures", "errors", "skipped" }.Select(name => (string?)root.Attribute(name)),
            Is.EqualTo(new[] { "4", "1", "1", "1" }));
        Assert.That(Case(root, "two-devices").Elements("failure").Count(), Is.EqualTo(1));
        Assert.That(Case(root, "flapping").Elements("error").Count(), Is.EqualTo(1));
        Assert.That(Case(root, "letter").HasElements, Is.False);
        Assert.That((string?)Case(root, "insecure").Element("skipped")?.Attribute("message"), Is.EqualTo("it needs root: run it as root"));
    }

    [Test]
    public void A_failure_names_claim_promise_and_what_happened()
    {
        var failure = Case(XDocument.Load(_file).Root!, "two-devices").Element("failure")!;
        Assert.That(
            (string?)failure.Attribute("message"),
            Does.Contain("RCP-1 A repeated operation is kept from executing a second time: expected the result to be idempotent"));
        Assert.That(failure.Value, Does.Contain("2 effects of email.send").And.Contain("--seed 7f3a"));
    }

    [Test]
    public async Task A_reader_of_others_making_reads_the_same()
    {
        var read = await ReportReaders.RunAsync("read-junit.mjs", _file);
        var suites = JsonNode.Parse(read)!;
        Assert.That(((int?)suites["tests"], (int?)suites["failures"], (int?)suites["errors"]), Is.EqualTo((4, 1, 1)));
        var cases = suites["testsuite"]!.AsArray().SelectMany(suite => suite!["testcase"]!.AsArray()).ToList();
        Assert.That(cases.Count(each => each!["failure"] is not null), Is.EqualTo(1));
        Assert.That(cases.Count(each => each!["skipped"] is not null), Is.EqualTo(1));
    }

    private static XElement Case(XElement root, string name) =>
        root.Descendants("testcase").Single(each => ((string)each.Attribute("name")!).StartsWith(name, StringComparison.Ordinal));
}
