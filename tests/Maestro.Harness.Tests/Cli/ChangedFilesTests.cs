using Maestro.Cli;
using Maestro.Harness.Setup;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli;

/// <summary>In a small repository with two commits on its branch, and one on another that parted after the first.</summary>
internal sealed class ChangedFilesTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public async Task MakeRepository()
    {
        _folder = new TempFolder();
        await GitAsync("init", "-q", "-b", "main");
        _folder.Write(".gitignore", "*.local\n");
        _folder.Write("scenarios/first.yaml", "one\n");
        _folder.Write("scenarios/zweite ü.yaml", "one\n");
        await CommitAsync();
        await GitAsync("branch", "other");
        _folder.Write("scenarios/second.yaml", "one\n");
        await CommitAsync();
        await GitAsync("checkout", "-q", "other");
        _folder.Write("scenarios/elsewhere.yaml", "one\n");
        await CommitAsync();
        await GitAsync("checkout", "-q", "main");
    }

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public async Task Nothing_is_changed_in_what_is_committed() => Assert.That(await ChangedAsync(), Is.Empty);

    [Test]
    public async Task What_is_edited_staged_deleted_or_new_is_changed_and_what_is_ignored_is_not()
    {
        _folder.Write("scenarios/zweite ü.yaml", "two\n");
        _folder.Write("scenarios/staged.yaml", "two\n");
        await GitAsync("add", "-A");
        _folder.Write("scenarios/new/new.yaml", "two\n");
        _folder.Write("scenarios/mine.local", "two\n");
        File.Delete(_folder.At("scenarios/first.yaml"));
        Assert.That(await ChangedAsync(), Is.EquivalentTo(["scenarios/first.yaml", "scenarios/new/new.yaml", "scenarios/staged.yaml", "scenarios/zweite ü.yaml"]));
    }

    [TestCase("HEAD~1")]
    [TestCase("other", Description = "What is there alone was not changed here")]
    public async Task Since_a_commit_what_came_after_the_common_one_counts_too(string reference)
    {
        _folder.Write("scenarios/first.yaml", "two\n");
        Assert.That(await ChangedAsync(reference), Is.EquivalentTo(["scenarios/first.yaml", "scenarios/second.yaml"]));
    }

    [Test]
    public async Task A_project_below_its_repository_has_its_own_paths()
    {
        _folder.Write("scenarios/first.yaml", "two\n");
        _folder.Write("outside.yaml", "two\n");
        Assert.That(await ChangedFiles.SinceAsync(_folder.At("scenarios"), null, CancellationToken.None), Is.EquivalentTo(["first.yaml"]));
    }

    [TestCase("main~7", "'main~7' is no commit that git knows")]
    [TestCase("--help", "'--help' is no commit that git knows")]
    public void What_is_no_commit_is_refused(string reference, string says) =>
        Assert.That(async () => await ChangedAsync(reference), Throws.TypeOf<InputException>().With.Message.Contains(says));

    [Test]
    public void Without_a_repository_it_is_refused()
    {
        using var folder = new TempFolder();
        Assert.That(
            async () => await ChangedFiles.SinceAsync(folder.Path, null, CancellationToken.None),
            Throws.TypeOf<InputException>().With.Message.Contains("git reads no repository here.").And.Message.Contains("not a git repository"));
    }

    [Test]
    public async Task Without_a_commit_it_is_refused()
    {
        using var folder = new TempFolder();
        await ChildProcess.ReadAsync("git", ["init", "-q"], folder.Path, CancellationToken.None);
        Assert.That(
            async () => await ChangedFiles.SinceAsync(folder.Path, null, CancellationToken.None),
            Throws.TypeOf<InputException>().With.Message.Contains("There is no commit yet"));
    }

    private async Task<IReadOnlySet<string>> ChangedAsync(string? reference = null) => await ChangedFiles.SinceAsync(_folder.Path, reference, CancellationToken.None);

    private async Task CommitAsync()
    {
        await GitAsync("add", "-A");
        await GitAsync("-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "a step");
    }

    private async Task GitAsync(params string[] arguments)
    {
        var (exit, said) = await ChildProcess.ReadAsync("git", arguments, _folder.Path, CancellationToken.None);
        Assert.That(exit, Is.Zero, said);
    }
}
