using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Setup;

internal sealed class RealBrowserTests
{
    [Test]
    public async Task The_browser_of_this_machine_starts_as_chosen()
    {
        var browser = await new Browsers(Settings.Find(AppContext.BaseDirectory))
            .EnsureAsync(TestContext.Progress.WriteLine, CancellationToken.None);

        var version = await BrowserLaunches.Real(headless: true)(browser.Path, browser.Sandbox, CancellationToken.None);

        Assert.That(version, Is.EqualTo(browser.Version));
    }
}
