using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Tests.Architecture;

namespace Maestro.Harness.Tests.Scenarios;

/// <summary>Each fault has a row in the pages about all faults, and the page about adding one shows one as it is.</summary>
internal sealed class DocumentedFaultsTests
{
    private static IEnumerable<string> Faults => Project.Words.Family(typeof(FaultOptions)).Keys;

    [Test]
    public void Every_fault_and_no_other_has_a_row([Values("docs/faults.md", "docs/engines.md")] string page) =>
        Assert.That(
            Sources.Text(page).Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]),
            Is.EquivalentTo(Faults));

    [Test]
    public void The_example_of_adding_a_fault_is_the_file_that_it_names()
    {
        var page = Sources.Text("docs/adding-a-fault.md");
        var example = Sources.Text("src/Maestro.Harness/Faults/Storage/Starved.cs").Trim('\ufeff', '\n');
        Assert.That(page, Does.Contain($"`src/Maestro.Harness/Faults/Storage/Starved.cs`:\n\n```csharp\n{example}\n```"));
    }
}
