using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Reporting;

internal sealed class StoredRunTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void Create() => _folder = new TempFolder();

    [TearDown]
    public void Delete() => _folder.Dispose();

    [TestCase("../secret.txt")]
    [TestCase("pictures/../../secret.txt")]
    [TestCase("/etc/passwd")]
    [TestCase("pictures/none.jpg")]
    public void A_file_that_lies_elsewhere_or_is_gone_is_not_shown(string file) => Assert.That(MadeRun.In(_folder).Kept(file), Is.Null);

    [Test]
    public void A_picture_of_the_run_is_found() =>
        Assert.That(MadeRun.In(_folder).Kept("pictures/1-phone.jpg"), Is.EqualTo(_folder.At("pictures/1-phone.jpg")));

    [Test]
    public void What_a_guarantee_found_belongs_to_the_line_under_way()
    {
        var run = MadeRun.In(_folder);
        var scenario = run.Verdict.Scenarios[0];
        Assert.That(
            scenario.Findings.ToLookup(finding => finding.Guarantee, finding => run.LineOf(scenario, finding))["at-most-one-effect"],
            Is.EqualTo(new[] { 9 }));
    }
}
