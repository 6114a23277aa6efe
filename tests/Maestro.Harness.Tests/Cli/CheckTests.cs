using Maestro.Harness.Tests.Architecture;
using Maestro.Harness.Tests.History;

namespace Maestro.Harness.Tests.Cli;

internal sealed class CheckTests
{
    private static readonly string Stored = Path.Combine(Sources.Root, "tests/Maestro.Harness.Tests/History/cut.jsonl");

    private JournalFile _file = null!;

    [SetUp]
    public void CreateFile()
    {
        _file = new JournalFile();
        File.Copy(Stored, _file.Path);
    }

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [Test]
    public async Task A_run_s_folder_stands_for_its_journal()
    {
        var byFile = await CliProcess.RunAsync($"check {_file.Path}");
        var byFolder = await CliProcess.RunAsync($"check {Path.GetDirectoryName(_file.Path)}");

        Assert.That(byFolder, Is.EqualTo(byFile));
        Assert.That((byFile.ExitCode, byFile.Errors), Is.EqualTo((1, "")));
        Assert.That(byFile.Output, Does.Contain("passed   operation/green-online ").And.Contain("2 passed, 1 failed, 1 unknown, 0 not run"));
    }

    [Test]
    public async Task A_torn_last_line_is_named_and_the_rest_is_judged()
    {
        var bytes = await File.ReadAllBytesAsync(_file.Path);
        await File.WriteAllBytesAsync(_file.Path, bytes[..^5]);

        var (_, output, errors) = await CliProcess.RunAsync($"check {_file.Path}");

        Assert.That(errors, Is.Empty);
        Assert.That(output, Does.Match("in doubt: the journal is torn: line [0-9]+ breaks off after [0-9]+ characters\n"));
        Assert.That(output, Does.Contain("in doubt: the run was cut off before its end\n").And.Contain("2 passed, 1 failed, 1 unknown"));
    }

    [Test]
    public async Task What_is_no_journal_ends_with_3() => Assert.That(
        await CliProcess.RunAsync($"check {_file.Path}.txt"),
        Is.EqualTo((3, "", $"No journal at {_file.Path}.txt.\n    A run writes its journal to artifacts/<run>/journal.jsonl.\n")));
}
