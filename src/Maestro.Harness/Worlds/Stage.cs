using Maestro.Harness.Setup;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds.Gateways;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>What the worlds of a run share: the browser, the service, the folder for profiles.</summary>
public sealed class Stage : IAsyncDisposable
{
    private static readonly string[] Arguments = ["--disable-gpu", "--disable-quic", HostName.BrowserArgument];

    private readonly IPlaywright _playwright;
    private readonly BrowserBinary _binary;
    private readonly RunFolder _folder;
    private readonly Lazy<IReadOnlyDictionary<string, string>> _pages;
    private int _worlds;

    private Stage(
        Settings settings, Profile profile, BrowserBinary binary, IPlaywright playwright, IBrowser browser, Service? service, RunFolder folder)
    {
        Settings = settings;
        Profile = profile;
        Browser = browser;
        Service = service;
        _binary = binary;
        _playwright = playwright;
        _folder = folder;
        _pages = new(() => profile.Service is null ? new Dictionary<string, string>() : Directory
            .EnumerateFiles(Path.Combine(settings.Root, profile.Service.Builds), "index.html", SearchOption.AllDirectories)
            .ToDictionary(page => Path.GetFileName(Path.GetDirectoryName(page)!), File.ReadAllText));
    }

    public Settings Settings { get; }

    public Profile Profile { get; }

    /// <summary>Serves all devices that keep nothing on disk.</summary>
    public IBrowser Browser { get; }

    /// <summary>Null where it is not ours to start.</summary>
    public Service? Service { get; }

    /// <summary>Kind and version of the browser.</summary>
    public string BrowserName => $"{_binary.Kind} {_binary.Version}";

    public static async Task<Stage> SetAsync(
        Settings settings, Profile profile, BrowserBinary binary, CancellationToken cancel)
    {
        var folder = await RunFolder.CreateAsync(settings, cancel);
        var playwright = await Playwright.CreateAsync();
        IBrowser? browser = null;
        try
        {
            var launching = playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = binary.Path,
                ChromiumSandbox = binary.Sandbox,
                Headless = settings.Headless,
                Args = Arguments,
                HandleSIGINT = false,
                HandleSIGTERM = false,
                HandleSIGHUP = false,
            });
            await WarmUp.AnswerAsync(cancel);
            var service = profile.Service is null
                ? null
                : await Service.StartAsync(profile.Service, settings.Root, folder.Create("service"), 0, cancel);
            browser = await launching;
            return new Stage(settings, profile, binary, playwright, browser, service, folder);
        }
        catch
        {
            await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
            playwright.Dispose();
            await folder.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the browser or the service that all worlds share has ended, which nobody had asked it to.</summary>
    /// <exception cref="InvalidOperationException">Always: it names the one that has ended.</exception>
    public async Task LostAsync(CancellationToken cancel)
    {
        var browser = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Gone(object? sender, IBrowser ended) => browser.TrySetResult();
        Browser.Disconnected += Gone;
        try
        {
            var service = Service?.Ended ?? new TaskCompletionSource().Task;
            var lost = await Task.WhenAny(Browser.IsConnected ? browser.Task : Task.CompletedTask, service).WaitAsync(cancel);
            throw new InvalidOperationException(lost == service ? "the service has ended" : "the browser has ended");
        }
        finally
        {
            Browser.Disconnected -= Gone;
        }
    }

    /// <summary>A host name of its own for a scenario: a slug of its id, at most 63 characters, and a number.</summary>
    public string NextHost(string scenario)
    {
        var name = new string([.. scenario.Split('/')[^1].ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return HostName.Of($"{name[..Math.Min(name.Length, 50)].Trim('-')}-{Interlocked.Increment(ref _worlds)}");
    }

    /// <summary>A service of a scenario's own, which it may hurt.</summary>
    /// <returns>The service, and the folder where it keeps what it stores.</returns>
    public async Task<(Service Service, string Data)> StartServiceAsync(string name, CancellationToken cancel)
    {
        var data = _folder.Create($"{name}-service");
        return (await Service.StartAsync(Profile.NeedsService(), Settings.Root, data, 0, cancel), data);
    }

    /// <summary>The build whose page loads these scripts; null for none.</summary>
    /// <param name="scripts">Paths.</param>
    public string? BuildOf(IReadOnlyList<string> scripts) => scripts.Count == 0 ? null : _pages.Value
        .FirstOrDefault(page => scripts.All(script => page.Value.Contains($"\"{script}\"", StringComparison.Ordinal))).Key;

    /// <summary>A folder for one device's browser profile; it goes with the run.</summary>
    public string NewProfile(string name) => _folder.Create(name);

    /// <summary>What must be undone before the run's folder can be removed.</summary>
    public HealList ToUndo => _folder.ToUndo;

    /// <summary>A browser of its own on a profile on disk. Like the shared one it leaves signals to the harness, which takes everything down in order.</summary>
    /// <param name="features">Chromium features to switch on besides Playwright's own list.</param>
    public Task<IBrowserContext> LaunchAsync(string profile, string? features) =>
        _playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = _binary.Path,
            ChromiumSandbox = _binary.Sandbox,
            Headless = Settings.Headless,
            Args = features is null ? Arguments : [.. Arguments, $"--enable-features={features}"],
            HandleSIGINT = false,
            HandleSIGTERM = false,
            HandleSIGHUP = false,
        });

    /// <summary>Takes everything down, the rest also when a part of it is gone already or does not go well.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Browser.DisposeAsync();
        }
        finally
        {
            try
            {
                await (Service?.DisposeAsync() ?? ValueTask.CompletedTask);
            }
            finally
            {
                _playwright.Dispose();
                await _folder.DisposeAsync();
            }
        }
    }
}
