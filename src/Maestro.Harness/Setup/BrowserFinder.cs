namespace Maestro.Harness.Setup;

/// <summary>An executable that looks like a browser; whether it starts is another question.</summary>
public sealed record BrowserCandidate(string Path, string Kind);

/// <summary>Lists the browsers of a machine, the one to prefer first.</summary>
/// <param name="headless">False leaves out headless shells: they have no window to show.</param>
public sealed class BrowserFinder(BrowserPlaces places, bool headless)
{
    /// <summary>Names on PATH in order of preference, and where the binary itself lies: Debian's wrappers are shells that stay.</summary>
    private static readonly (string Name, string? Behind)[] System =
    [
        ("chromium-headless-shell", "usr/lib/chromium/chromium-headless-shell"),
        ("chromium", "usr/lib/chromium/chromium"),
        ("chromium-browser", null),
        ("google-chrome", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("google-chrome-stable", null),
        ("chrome", "Program Files/Google/Chrome/Application/chrome.exe"),
        ("chrome-headless-shell", null),
    ];

    private static readonly string[] ManagedNames =
        ["chrome-headless-shell", "headless_shell", "chrome", "Google Chrome for Testing"];

    /// <exception cref="InputException">MAESTRO_BROWSER names a file that is not there or may not be executed.</exception>
    public IReadOnlyList<BrowserCandidate> Candidates() =>
        places.Override is { } path
            ? [Overriding(path)]
            : [.. places.Managed.SelectMany(InManagedFolder).Concat(OnSystem()).Where(IsWanted)];

    private BrowserCandidate Overriding(string path)
    {
        var candidate = new BrowserCandidate(Path.GetFullPath(path), KindOf(Path.GetFileName(path)));
        return !Executables.IsExecutable(path)
            ? throw new InputException(
                $"{BrowserPlaces.OverrideName} names {path}, which is not there or may not be executed.",
                $"Set {BrowserPlaces.OverrideName} to the full path of a Chromium, or unset it.")
            : IsWanted(candidate) ? candidate : throw new InputException(
                $"{BrowserPlaces.OverrideName} names {path}, a headless shell: it has no window to show.",
                $"Set {BrowserPlaces.OverrideName} to the full path of a whole Chromium, or unset it.");
    }

    /// <summary>The newest revision first; a download that was cut off lacks Playwright's marker.</summary>
    private static IEnumerable<BrowserCandidate> InManagedFolder(string folder) =>
        from installed in Directory.Exists(folder) ? Directory.GetDirectories(folder, "chromium*-*") : []
        where File.Exists(Path.Combine(installed, "INSTALLATION_COMPLETE"))
        orderby KindOf(Path.GetFileName(installed)) is "headless-shell" descending, Revision(installed) descending
        from file in Directory.EnumerateFiles(installed, "*", SearchOption.AllDirectories)
        where ManagedNames.Contains(Path.GetFileNameWithoutExtension(file))
            && Executables.IsExecutable(file)
        select new BrowserCandidate(file, KindOf(Path.GetFileName(installed)));

    private static int Revision(string folder) =>
        int.TryParse(folder.AsSpan(folder.LastIndexOf('-') + 1), out var revision) ? revision : 0;

    private static string KindOf(string name) =>
        name.Replace('_', '-').Contains("headless-shell", StringComparison.OrdinalIgnoreCase) ? "headless-shell"
        : name.Contains("chromium", StringComparison.OrdinalIgnoreCase) ? "chromium"
        : "chrome";

    private IEnumerable<BrowserCandidate> OnSystem() =>
        from entry in System
        from path in new[]
        {
            entry.Behind is null ? null : Path.Combine(places.SystemRoot, entry.Behind),
            Executables.Find(entry.Name, places.SearchPath),
        }
        where path is not null && Executables.IsExecutable(path)
        select new BrowserCandidate(path, KindOf(entry.Name));

    private bool IsWanted(BrowserCandidate candidate) => headless || candidate.Kind is not "headless-shell";
}
