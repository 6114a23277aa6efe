using System.Xml.Linq;

namespace Maestro.Cli.Testing;

/// <summary>The results of one test project, as VSTest's TRX logger writes them.</summary>
/// <param name="Project">The test assembly's name, in lower case as the file has it; null when it names no test.</param>
internal sealed record TrxFile(string? Project, TestCounts Counts)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static TrxFile Read(string path)
    {
        var run = XDocument.Load(path).Root!;
        var counters = run.Element(Trx + "ResultSummary")!.Element(Trx + "Counters")!;
        var passed = Count("passed");
        var failed = Count("failed") + Count("error") + Count("timeout") + Count("aborted");

        // Ignored tests are in `total` alone: the logger leaves `notExecuted` at 0.
        var counts = new TestCounts(passed, failed, Count("total") - passed - failed);
        var storage = run.Descendants(Trx + "UnitTest").FirstOrDefault()?.Attribute("storage")?.Value;
        return new TrxFile(storage is null ? null : Path.GetFileNameWithoutExtension(storage), counts);

        int Count(string name) => (int?)counters.Attribute(name) ?? 0;
    }
}
