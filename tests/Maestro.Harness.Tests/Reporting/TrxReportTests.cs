using System.Xml.Linq;
using Maestro.Cli.Testing;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Reporting;

internal sealed class TrxReportTests
{
    [Test]
    public void The_project_s_own_reader_counts_the_same()
    {
        using var folder = new TempFolder();
        new TrxReport().Write(MadeRun.In(folder), folder.At("results.trx"));

        var read = TrxFile.Read(folder.At("results.trx"));

        Assert.That((read.Counts.Passed, read.Counts.Failed, read.Counts.Total), Is.EqualTo((1, 2, 4)));
        Assert.That(read.Project, Is.EqualTo("scenarios"));
    }

    [Test]
    public void Each_result_has_its_definition_and_its_entry()
    {
        using var folder = new TempFolder();
        new TrxReport().Write(MadeRun.In(folder), folder.At("results.trx"));
        var root = XDocument.Load(folder.At("results.trx")).Root!;
        IEnumerable<string> Ids(string element, string attribute) =>
            root.Descendants().Where(each => each.Name.LocalName == element).Select(each => (string)each.Attribute(attribute)!);

        Assert.That(Ids("UnitTestResult", "testId"), Is.EquivalentTo(Ids("UnitTest", "id")).And.EquivalentTo(Ids("TestEntry", "testId")).And.Unique);
        Assert.That(Ids("UnitTestResult", "executionId"), Is.EquivalentTo(Ids("Execution", "id")).And.EquivalentTo(Ids("TestEntry", "executionId")).And.Unique);
        Assert.That(Ids("UnitTestResult", "outcome"), Is.EqualTo(new[] { "Failed", "Error", "Passed", "NotExecuted" }));
    }
}
