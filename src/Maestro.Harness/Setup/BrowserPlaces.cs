namespace Maestro.Harness.Setup;

/// <summary>Where browsers may be.</summary>
/// <param name="Override">The value of MAESTRO_BROWSER; null when it is not set.</param>
/// <param name="Managed">Folders in Playwright's layout: `chromium_headless_shell-1248/…`.</param>
/// <param name="SearchPath">The folders of PATH.</param>
/// <param name="SystemRoot">`/`, or a test's own.</param>
public sealed record BrowserPlaces(
    string? Override, IReadOnlyList<string> Managed, IReadOnlyList<string> SearchPath, string SystemRoot)
{
    public const string OverrideName = "MAESTRO_BROWSER";

    public static BrowserPlaces OfThisMachine(Settings settings) => new(
        Environment.GetEnvironmentVariable(OverrideName) is { Length: > 0 } path ? path : null,
        [OwnFolder(settings), PlaywrightFolder()],
        Executables.SearchPath,
        Path.GetPathRoot(settings.Root)!);

    /// <summary>Where the harness lets Playwright install a browser.</summary>
    public static string OwnFolder(Settings settings) => Path.Combine(settings.Work, "browsers");

    /// <summary>Playwright's registry: https://playwright.dev/dotnet/docs/browsers#managing-browser-binaries</summary>
    private static string PlaywrightFolder()
    {
        if (Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") is { Length: > 1 } folder)
        {
            return folder;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var caches = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") ?? Path.Combine(home, ".cache");
        return Path.Combine(caches, "ms-playwright");
    }
}
