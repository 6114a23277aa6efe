using Maestro.Harness.Worlds;

namespace Maestro.Harness.Tests.Worlds;

internal sealed class RunFolderTests
{
    // Above every number that a system gives to a process.
    private const int NoProcess = int.MaxValue;

    private string _root = "";
    private Settings _settings = null!;

    [SetUp]
    public void CreateRoot()
    {
        _root = Directory.CreateTempSubdirectory("maestro-runs-").FullName;
        var second = TimeSpan.FromSeconds(1);
        _settings = new Settings(_root, 1, Headless: true, second, second, second, Path.Combine(_root, "artifacts"));
    }

    [TearDown]
    public void DeleteRoot() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task What_a_process_that_is_gone_left_behind_is_removed()
    {
        var left = Leave($"{NoProcess}-1");
        await using var folder = await RunFolder.CreateAsync(_settings, default);
        Assert.That(Directory.Exists(left), Is.False);
    }

    [Test]
    [Platform("Linux")]
    public async Task A_process_at_work_in_what_is_left_behind_is_ended_even_when_it_is_stopped()
    {
        var left = Leave($"{NoProcess}-1");
        using var process = System.Diagnostics.Process.Start("sh", ["-c", "kill -STOP $$", Path.Combine(left, "profile", "file")]);

        await using var folder = await RunFolder.CreateAsync(_settings, default);

        Assert.That(process.HasExited, Is.True);
        Assert.That(Directory.Exists(left), Is.False);
    }

    [Test]
    public async Task What_another_process_of_the_same_number_left_behind_is_removed()
    {
        var left = Leave($"{Environment.ProcessId}-1000000");
        using var now = System.Diagnostics.Process.GetCurrentProcess();
        Directory.SetLastWriteTime(left, now.StartTime - TimeSpan.FromHours(1));

        await using var folder = await RunFolder.CreateAsync(_settings, default);

        Assert.That(Directory.Exists(left), Is.False);
    }

    [Test]
    public async Task What_a_process_that_lives_uses_is_kept()
    {
        var used = Leave($"{Environment.ProcessId}-1000000");
        await using var folder = await RunFolder.CreateAsync(_settings, default);
        Assert.That(File.Exists(Path.Combine(used, "profile", "file")), Is.True);
    }

    [Test]
    public async Task What_is_named_otherwise_is_kept()
    {
        var other = Leave("notes");
        await using var folder = await RunFolder.CreateAsync(_settings, default);
        Assert.That(Directory.Exists(other), Is.True);
    }

    [Test]
    public async Task Two_runs_of_one_process_have_folders_of_their_own()
    {
        await using var one = await RunFolder.CreateAsync(_settings, default);
        await using var two = await RunFolder.CreateAsync(_settings, default);

        var profiles = new[] { one.Create("phone"), two.Create("phone") };

        Assert.That(profiles, Is.Unique.And.All.StartsWith(Path.Combine(_root, ".maestro", "runs", $"{Environment.ProcessId}-")));
        Assert.That(profiles, Has.All.Matches<string>(Directory.Exists));
    }

    [Test]
    public async Task A_run_s_folder_goes_with_it()
    {
        var folder = await RunFolder.CreateAsync(_settings, default);
        var profile = folder.Create("phone");
        File.WriteAllText(Path.Combine(profile, "file"), "");

        await folder.DisposeAsync();

        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(_root, ".maestro", "runs")), Is.Empty);
    }

    private string Leave(string name)
    {
        var folder = Path.Combine(_root, ".maestro", "runs", name);
        Directory.CreateDirectory(Path.Combine(folder, "profile"));
        File.WriteAllText(Path.Combine(folder, "profile", "file"), "");
        return folder;
    }
}
