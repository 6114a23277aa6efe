using Maestro.Harness;
using Maestro.Harness.Setup;
using Microsoft.Playwright;

namespace Maestro.Room.Tests;

/// <summary>The browser in which people look at rooms; one for all tests.</summary>
[SetUpFixture]
internal sealed class Viewers
{
    private static readonly Lazy<Task<(IPlaywright, IBrowser)>> Started = new(async () =>
    {
        var binary = await Requirements.EnsureAsync(Settings.Find(AppContext.BaseDirectory), TestContext.Progress.WriteLine, CancellationToken.None);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = binary.Path, ChromiumSandbox = binary.Sandbox, Args = ["--disable-gpu"] }));
    });

    /// <summary>A browser of somebody's own, of that width.</summary>
    public static async Task<IPage> NewAsync(int width, ColorScheme colours = ColorScheme.Dark)
    {
        var (_, browser) = await Started.Value;
        return await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width == 1280 ? 800 : 1080 },
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
        });
    }

    [OneTimeTearDown]
    public async Task TearDown()
    {
        if (Started.IsValueCreated)
        {
            var (playwright, browser) = await Started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }
}
