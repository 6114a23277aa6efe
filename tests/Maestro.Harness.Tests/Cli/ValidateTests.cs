using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli;

internal sealed class ValidateTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TempFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Every_problem_of_every_file_is_told_with_its_place()
    {
        File.WriteAllText(_folder.At("a.yaml"), "title: A letter\nclaims: [RCP-1]\nsteps:\n  - opne: desk\n");
        File.WriteAllText(_folder.At("b.yaml"), "title: A letter\nclaims: [RCP-99]\nsteps:\n  - open: desk\n");

        var (exitCode, output, errors) = await CliProcess.RunAsync($"validate {_folder.Path}");

        Assert.That((exitCode, output), Is.EqualTo((3, "")));
        Assert.That(errors, Does.Match("a\\.yaml:4:5: .*opne").And.Match("Did you mean `open`").And.Match("b\\.yaml:2:[0-9]+: .*RCP-99"));
    }

    [Test]
    public async Task What_is_well_formed_is_counted() => Assert.That(
        await CliProcess.RunAsync("validate operation/green-online.yaml"), Is.EqualTo((0, "nothing is wrong: 1 scenario in 1 file\n", "")));
}
