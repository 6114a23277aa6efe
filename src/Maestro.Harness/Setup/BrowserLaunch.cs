using Microsoft.Playwright;

namespace Maestro.Harness.Setup;

/// <summary>Starts a browser once, to learn whether it starts and with which sandbox.</summary>
/// <param name="path">The executable.</param>
/// <param name="sandbox">False adds `--no-sandbox`.</param>
/// <returns>The browser's version.</returns>
/// <exception cref="PlaywrightException">It did not start, or could not run a page.</exception>
public delegate Task<string> BrowserLaunch(string path, bool sandbox, CancellationToken cancel);

public static class BrowserLaunches
{
    private const float TimeoutMs = 20_000;

    /// <summary>A real launch through Playwright, with a page that evaluates: a sandbox that fails shows in the page's process.</summary>
    public static BrowserLaunch Real(bool headless) => async (path, sandbox, cancel) =>
    {
        using var playwright = await Playwright.CreateAsync().WaitAsync(cancel);
        var launching = playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = path, ChromiumSandbox = sandbox, Headless = headless, Timeout = TimeoutMs });
        await using var browser = await launching.WaitAsync(cancel);
        var page = await browser.NewPageAsync().WaitAsync(cancel);
        await page.EvaluateAsync<int>("1 + 1").WaitAsync(cancel);
        return browser.Version;
    };
}
