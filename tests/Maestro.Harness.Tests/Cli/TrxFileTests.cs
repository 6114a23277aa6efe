using Maestro.Cli.Testing;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli;

internal sealed class TrxFileTests
{
    [TestCase("total=\"9\" executed=\"7\" passed=\"6\" failed=\"1\"", "2 skipped\n6 passed, 1 failed")]
    [TestCase("total=\"3\" executed=\"3\" passed=\"3\" failed=\"0\"", "3 passed, 0 failed")]
    [TestCase("total=\"4\" executed=\"4\" passed=\"0\" failed=\"0\" error=\"1\" timeout=\"2\" aborted=\"1\"", "0 passed, 4 failed")]
    public void Counters_add_up(string counters, string words) =>
        Assert.That(Read(counters).Counts.ToString(), Is.EqualTo(words));

    [Test]
    public void The_project_is_known_by_its_assembly() =>
        Assert.That(Read("total=\"0\"").Project, Is.EqualTo("maestro.harness.tests"));

    private static TrxFile Read(string counters)
    {
        using var folder = new TempFolder();
        return TrxFile.Read(folder.Write("results.trx", $"""
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <TestDefinitions><UnitTest name="One" storage="/bin/maestro.harness.tests.dll" /></TestDefinitions>
              <ResultSummary outcome="Completed"><Counters {counters} /></ResultSummary>
            </TestRun>
            """));
    }
}
