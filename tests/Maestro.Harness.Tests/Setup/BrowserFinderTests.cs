using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Setup;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class BrowserFinderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Managed_browsers_come_before_those_of_the_system()
    {
        Managed("registry/chromium_headless_shell-7/chrome-linux/headless_shell");
        Have("bin/chromium-headless-shell", "bin/chromium");

        Assert.That(Found(), Is.EqualTo(new[]
        {
            "headless-shell registry/chromium_headless_shell-7/chrome-linux/headless_shell",
            "headless-shell bin/chromium-headless-shell",
            "chromium bin/chromium",
        }));
    }

    [Test]
    public void The_own_folder_comes_before_the_registry_and_the_newest_revision_first()
    {
        Managed("registry/chromium_headless_shell-1300/chrome-headless-shell-linux64/chrome-headless-shell");
        Managed("own/chromium-1248/chrome-linux64/chrome");
        Managed("own/chromium_headless_shell-999/chrome-linux/headless_shell");
        Managed("own/chromium_headless_shell-1248/chrome-headless-shell-linux64/chrome-headless-shell");

        Assert.That(Found(), Is.EqualTo(new[]
        {
            "headless-shell own/chromium_headless_shell-1248/chrome-headless-shell-linux64/chrome-headless-shell",
            "headless-shell own/chromium_headless_shell-999/chrome-linux/headless_shell",
            "chromium own/chromium-1248/chrome-linux64/chrome",
            "headless-shell registry/chromium_headless_shell-1300/chrome-headless-shell-linux64/chrome-headless-shell",
        }));
    }

    [Test]
    public void A_download_that_was_cut_off_is_none()
    {
        Have("own/chromium_headless_shell-1248/chrome-linux/headless_shell");

        Assert.That(Found(), Is.Empty);
    }

    [Test]
    public void Of_the_system_the_lightest_comes_first_and_a_binary_before_its_wrapper()
    {
        Have(
            "bin/chrome-headless-shell", "bin/google-chrome", "bin/chromium", "bin/chromium-headless-shell",
            "usr/lib/chromium/chromium", "usr/lib/chromium/chromium-headless-shell");

        Assert.That(Found(), Is.EqualTo(new[]
        {
            "headless-shell usr/lib/chromium/chromium-headless-shell",
            "headless-shell bin/chromium-headless-shell",
            "chromium usr/lib/chromium/chromium",
            "chromium bin/chromium",
            "chrome bin/google-chrome",
            "headless-shell bin/chrome-headless-shell",
        }));
    }

    [Test]
    public void With_a_window_headless_shells_are_left_out()
    {
        Managed("own/chromium_headless_shell-1248/chrome-linux/headless_shell");
        Have("bin/chromium", "bin/chromium-headless-shell");

        Assert.That(Found(headless: false), Is.EqualTo(new[] { "chromium bin/chromium" }));
    }

    [Test]
    public void A_file_that_may_not_be_executed_is_none()
    {
        _folder.Write("bin/chromium", "");

        Assert.That(Found(), Is.Empty);
    }

    [Test]
    public void MAESTRO_BROWSER_is_the_only_one()
    {
        Managed("own/chromium_headless_shell-1248/chrome-linux/headless_shell");
        Have("bin/chromium", "mine/chromium-headless-shell");

        Assert.That(Found(mine: _folder.At("mine/chromium-headless-shell")), Is.EqualTo(new[] { "headless-shell mine/chromium-headless-shell" }));
    }

    [Test]
    public void MAESTRO_BROWSER_without_a_file_is_a_problem()
    {
        Have("bin/chromium");

        Assert.That(
            () => Found(mine: "/no/such/browser"),
            Throws.TypeOf<InputException>().With.Message.StartsWith("MAESTRO_BROWSER names /no/such/browser, which is not there"));
    }

    [Test]
    public void MAESTRO_BROWSER_without_a_window_is_a_problem_where_one_is_asked_for()
    {
        Have("mine/chromium-headless-shell");

        Assert.That(
            () => Found(headless: false, _folder.At("mine/chromium-headless-shell")),
            Throws.TypeOf<InputException>().With.Message.Contains("a headless shell: it has no window to show"));
    }

    private void Have(params string[] paths)
    {
        foreach (var path in paths)
        {
            _folder.WriteScript(path, "");
        }
    }

    private void Managed(string path)
    {
        Have(path);
        _folder.Write(string.Join('/', path.Split('/').Take(2)) + "/INSTALLATION_COMPLETE", "");
    }

    /// <returns>Kind and path from the test's folder.</returns>
    private IEnumerable<string> Found(bool headless = true, string? mine = null)
    {
        var places = new BrowserPlaces(mine, [_folder.At("own"), _folder.At("registry")], [_folder.At("bin")], _folder.Path);
        return new BrowserFinder(places, headless).Candidates()
            .Select(each => $"{each.Kind} {Path.GetRelativePath(_folder.Path, each.Path)}");
    }
}
