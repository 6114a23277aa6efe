using Maestro.Harness.Setup;
using Microsoft.Playwright;

namespace Maestro.Harness.Tests.Setup;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class BrowserChoiceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _launches = [];
    private Func<string, bool, bool> _starts = (_, _) => true;

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_browser_that_starts_with_its_sandbox_keeps_it()
    {
        Have("chromium");

        var search = await SearchAsync();

        Assert.That(search.Browser, Is.EqualTo(new BrowserBinary(_folder.At("bin/chromium"), "chromium", "1.2.3", Sandbox: true)));
        Assert.That(_launches, Is.EqualTo(new[] { "chromium sandbox" }));
    }

    [Test]
    public async Task A_browser_that_does_not_is_tried_without()
    {
        Have("chromium");
        _starts = (_, sandbox) => !sandbox;

        var search = await SearchAsync();

        Assert.That(search.Browser!.Sandbox, Is.False);
        Assert.That(_launches, Is.EqualTo(new[] { "chromium sandbox", "chromium no sandbox" }));
    }

    [Test]
    public async Task What_started_once_is_remembered()
    {
        Have("chromium");
        _starts = (_, sandbox) => !sandbox;
        var first = await SearchAsync();
        _launches.Clear();

        Assert.That((await SearchAsync()).Browser, Is.EqualTo(first.Browser));
        Assert.That(_launches, Is.Empty);
    }

    [Test]
    public async Task An_updated_browser_is_tried_again()
    {
        Have("chromium");
        await SearchAsync();
        _launches.Clear();
        File.SetLastWriteTimeUtc(_folder.At("bin/chromium"), DateTime.UnixEpoch);

        await SearchAsync();

        Assert.That(_launches, Is.EqualTo(new[] { "chromium sandbox" }));
    }

    [Test]
    public async Task A_better_browser_that_came_later_is_taken()
    {
        Have("chromium");
        await SearchAsync();
        Have("chromium-headless-shell");

        Assert.That((await SearchAsync()).Browser!.Kind, Is.EqualTo("headless-shell"));
    }

    [Test]
    public async Task A_memory_that_cannot_be_read_is_none()
    {
        Have("chromium");
        _folder.Write("browser.json", "{ broken");

        Assert.That((await SearchAsync()).Browser!.Version, Is.EqualTo("1.2.3"));
    }

    [Test]
    public async Task One_that_does_not_start_is_passed_over_and_its_own_words_are_kept()
    {
        Have("chromium-headless-shell", "chromium");
        _starts = (path, _) => Path.GetFileName(path) is "chromium";

        var search = await SearchAsync();

        Assert.That(search.Browser!.Path, Is.EqualTo(_folder.At("bin/chromium")));
        Assert.That(search.Failed, Is.EqualTo(new[]
        {
            $"{_folder.At("bin/chromium-headless-shell")} does not start: [pid=1][err] libnss3.so: cannot open shared object file",
        }));
    }

    [Test]
    public async Task Where_none_starts_there_is_none()
    {
        Have("chromium");
        _starts = (_, _) => false;

        var search = await SearchAsync();

        Assert.That((search.Browser, search.Failed.Count), Is.EqualTo(((BrowserBinary?)null, 1)));
    }

    private void Have(params string[] names)
    {
        foreach (var name in names)
        {
            _folder.WriteScript($"bin/{name}", "");
        }
    }

    private Task<BrowserSearch> SearchAsync()
    {
        var places = new BrowserPlaces(null, [], [_folder.At("bin")], _folder.Path);
        return new BrowserChoice(
                new BrowserFinder(places, headless: true), new BrowserMemory(_folder.At("browser.json")), LaunchAsync)
            .SearchAsync(CancellationToken.None);
    }

    private Task<string> LaunchAsync(string path, bool sandbox, CancellationToken cancel)
    {
        _launches.Add($"{Path.GetFileName(path)} {(sandbox ? "sandbox" : "no sandbox")}");
        return _starts(path, sandbox)
            ? Task.FromResult("1.2.3")
            : throw new PlaywrightException(
                "Target page, context or browser has been closed\nBrowser logs:\n\n"
                + "<launched> pid=1\n[pid=1][err] libnss3.so: cannot open shared object file\n");
    }
}
