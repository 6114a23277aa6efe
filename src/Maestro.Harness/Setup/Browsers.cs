namespace Maestro.Harness.Setup;

/// <summary>The browser that scenarios run in: found on the machine, or brought to it.</summary>
public sealed class Browsers(Settings settings)
{
    private readonly BrowserInstaller _installer = new(settings);

    private readonly BrowserChoice _choice = new(
        new BrowserFinder(BrowserPlaces.OfThisMachine(settings), settings.Headless),
        new BrowserMemory(Path.Combine(settings.Work, settings.Headless ? "browser.json" : "browser-headed.json")),
        BrowserLaunches.Real(settings.Headless));

    /// <summary>Finds a browser, and installs one if there is none and this user may.</summary>
    /// <param name="progress">Takes a line when something is installed, before it is.</param>
    /// <exception cref="InputException">There is none and none could be installed, or MAESTRO_BROWSER names no program.</exception>
    public async Task<BrowserBinary> EnsureAsync(Action<string> progress, CancellationToken cancel)
    {
        var search = await _choice.SearchAsync(cancel);
        if (search.Browser is null && !IsOverridden)
        {
            progress("Installing a browser …");
            await _installer.InstallAsync(cancel);
            search = await _choice.SearchAsync(cancel);
        }

        return search.Browser ?? throw new InputException(WhyNone(search), Remedy);
    }

    /// <summary>Looks, and installs nothing.</summary>
    public async Task<Finding> CheckAsync(CancellationToken cancel)
    {
        var search = await _choice.SearchAsync(cancel);
        return search.Browser is { } browser
            ? new Finding(true, $"{browser.Kind} {browser.Version}, {(browser.Sandbox ? "sandbox" : "no sandbox")}: {browser.Path}")
            : new Finding(false, WhyNone(search), Remedy);
    }

    private static bool IsOverridden => Environment.GetEnvironmentVariable(BrowserPlaces.OverrideName) is { Length: > 0 };

    private string Remedy => IsOverridden
        ? $"Set {BrowserPlaces.OverrideName} to the full path of a Chromium, or unset it."
        : _installer.Remedy;

    private string WhyNone(BrowserSearch search) =>
        search.Failed.Count > 0 ? string.Join("; ", search.Failed)
        : File.Exists(_installer.Log) ? $"No browser was found; the last attempt to install one: {_installer.Log}"
        : "No browser was found.";
}
