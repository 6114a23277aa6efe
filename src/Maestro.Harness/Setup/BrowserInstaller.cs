namespace Maestro.Harness.Setup;

/// <summary>Brings a browser to a machine that has none: Debian's package where we may, else Playwright's own build.</summary>
public sealed class BrowserInstaller(Settings settings)
{
    private const string SystemDescription = "/etc/os-release";

    /// <summary>Debian's package, and the same build in the words of Playwright's installer.</summary>
    private readonly string _package = settings.Headless ? "chromium-headless-shell" : "chromium";

    public string Log => Path.Combine(settings.Work, "logs", "install-browser.log");

    /// <summary>One line that the user can paste.</summary>
    public string Remedy => IsDebian()
        ? (Environment.IsPrivilegedProcess ? "" : "sudo ") + $"apt-get install -y --no-install-recommends {_package}"
        : $"npx playwright install --with-deps {_package}";

    /// <summary>Tries what this user may do; whether a browser came of it, a search tells.</summary>
    public async Task InstallAsync(CancellationToken cancel)
    {
        await using var log = new InstallLog(Log);
        var installed = Environment.IsPrivilegedProcess && Executables.Find("apt-get") is not null
            && (await AptAsync("install", "-y", "--no-install-recommends", _package)
                || (await AptAsync("update") && await AptAsync("install", "-y", "--no-install-recommends", _package)));
        if (!installed && Executables.Find("node") is not null)
        {
            await log.RunAsync(
                "node",
                [Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "cli.js"), "install", _package],
                settings.Root,
                ("PLAYWRIGHT_BROWSERS_PATH", BrowserPlaces.OwnFolder(settings)),
                cancel);
        }

        Task<bool> AptAsync(params string[] arguments) => log.AptAsync(settings.Root, cancel, arguments);
    }

    private static bool IsDebian() =>
        File.Exists(SystemDescription) && File.ReadLines(SystemDescription).Contains("ID=debian");
}
