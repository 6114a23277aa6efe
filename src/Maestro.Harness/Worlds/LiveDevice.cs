using Maestro.Harness.History;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds.Gateways;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>One device on stage: a browser context of its own with its tabs, and a wire to the service.</summary>
public sealed class LiveDevice : IAsyncDisposable
{
    private readonly World _world;
    private readonly List<LiveTab> _tabs = [];
    private readonly Upstream _upstream;
    private readonly List<Func<IBrowserContext, Task>> _inEachContext = [];
    private IBrowserContext? _context;

    public LiveDevice(World world, string name, Device device)
    {
        _world = world;
        Name = name;
        Host = device.Build is null ? world.Host : $"{name}.{world.Host}";
        Subject = device.Subject ?? world.Stage.Profile.Identity.Subject;
        Backend = device.Storage;
        Quota = device.Quota;
        var origin = world.Stage.Profile.Origin?.TrimEnd('/');
        _upstream = origin is null ? new Upstream(world.Service.Port) : new Upstream(new Uri(origin));
        Clock = device.Clock is Scenarios.Clock.Virtual ? new VirtualClock(this, world.Time) : null;
        Wire = world.Stage.Profile.CarriedBy is Carrier.Gateway
            ? new Gateway(Host, _upstream, world.Canaries, happened => Record(happened))
            : new Routing(
                origin ?? $"http://{Host}:{world.Service.Port}", _upstream, world.Canaries, happened => Record(happened), () => IsOffline);
        ProfileFolder = Backend is Backend.Memory ? null : world.Stage.NewProfile($"{world.Host}-{name}");
        Disk = device.Disk is Scenarios.Disk.Own && ProfileFolder is { } folder ? new OwnDisk(folder, world.Stage.ToUndo) : null;
        _tabs.AddRange(Enumerable.Range(1, device.Tabs).Select(number => new LiveTab(world, this, number)));
    }

    public World World => _world;

    public string Name { get; }

    /// <summary>Of the deployment that it visits: the world's, or one of its own.</summary>
    public string Host { get; }

    /// <summary>Who is signed in at its first open.</summary>
    public string Subject { get; }

    public Backend Backend { get; }

    /// <summary>What the origin may store, in megabytes; null: as much as there is room for.</summary>
    public int? Quota { get; }

    /// <summary>Null for a device that keeps nothing on disk.</summary>
    public string? ProfileFolder { get; }

    /// <summary>Null for a device that shares the machine's.</summary>
    public OwnDisk? Disk { get; }

    /// <summary>Null where the time is real.</summary>
    public VirtualClock? Clock { get; }

    public Wire Wire { get; }

    public IReadOnlyList<LiveTab> Tabs => _tabs;

    /// <summary>As the harness holds it.</summary>
    public bool IsOffline { get; set; }

    public bool IsSignedIn { get; set; }

    /// <summary>Whether its deployment was switched: a load replaces its service worker, and gives that time to end.</summary>
    public bool IsRedeployed { get; set; }

    /// <summary>Whether the site is reached under a name whose pages are a secure context.</summary>
    public bool IsTrusted { get; set; } = true;

    /// <summary>Of the client on this device; the same host on every device of a deployment.</summary>
    public string Origin => IsTrusted ? Wire.Origin : HostName.Untrusted(Wire.Origin);

    public bool IsRunning => _context is not null;

    /// <summary>How many browser contexts it has had.</summary>
    public int Launches { get; private set; }

    /// <summary>The browser context; launched at its first use.</summary>
    public async Task<IBrowserContext> ContextAsync()
    {
        if (_context is null)
        {
            await (Disk?.MountAsync(CancellationToken.None) ?? Task.CompletedTask);
            _context = await LaunchAsync();
            Launches++;
            await (_world.Traces is null ? Task.CompletedTask : Traces.BeginAsync(_context));
            await _world.PrepareAsync(_context);
            await (Clock?.InstallAsync(_context) ?? Task.CompletedTask);
            await Wire.AttachAsync(_context);
            await _context.SetOfflineAsync(IsOffline);
            await Observer.AttachAsync(_world, this, _context);
            await LimitAsync(_context);
            foreach (var prepareAsync in _inEachContext)
            {
                await prepareAsync(_context);
            }
        }

        return _context;
    }

    /// <summary>Does something in the browser context, and in each one that a restart puts in its place.</summary>
    public async Task InEachContextAsync(Func<IBrowserContext, Task> prepareAsync)
    {
        await prepareAsync(await ContextAsync());
        _inEachContext.Add(prepareAsync);
    }

    public void Record(HistoryEvent happened, int? tab = null) => _world.Recorder.Record(happened, Name, tab);

    /// <summary>
    /// An empty page of the client's origin, which no code of the client runs in. It needs no network: without one, the client's service worker
    /// would answer with the client.
    /// </summary>
    public async Task<IPage> ProbePageAsync()
    {
        var page = await (await ContextAsync()).NewPageAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setBypassServiceWorker", new() { ["bypass"] = true });
        await page.RouteAsync($"**{Wire.BlankPath}", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Wire.BlankPage }));
        await page.GotoAsync(Origin + Wire.BlankPath);
        await page.UnrouteAllAsync();
        return page;
    }

    /// <exception cref="InputException">The device keeps nothing on disk.</exception>
    public string NeedsProfile() => ProfileFolder ?? throw new InputException(
        $"The device {Name} keeps nothing on disk.", "Give it `storage: sqlite` or `storage: leveldb` under `devices`.");

    /// <exception cref="InputException">The device shares the machine's disk.</exception>
    public OwnDisk NeedsDisk() =>
        Disk ?? throw new InputException($"The device {Name} shares the machine's disk.", "Give it `disk: own` under `devices`.");

    /// <summary>Waits until each open page can be loaded without the network, as a first visit that nothing disturbs would have left it.</summary>
    public Task InstalledAsync(CancellationToken cancel) => InTurnAsync(tab => tab.InstalledAsync(cancel));

    /// <summary>Gives the replacement of a service worker in each open page time to end.</summary>
    public Task SettleAsync(CancellationToken cancel) => InTurnAsync(tab => tab.SettleAsync(cancel));

    private async Task InTurnAsync(Func<LiveTab, Task> waitAsync)
    {
        foreach (var tab in _tabs.Where(tab => tab.IsOpen && !tab.IsFrozen))
        {
            await waitAsync(tab);
        }
    }

    /// <summary>Closes the browser, does something to its profile on disk, and starts it again with the tabs that were open.</summary>
    /// <param name="firstAsync">What is done in the new browser before the tabs open.</param>
    public async Task RestartAsync(Func<string, Task> betweenAsync, CancellationToken cancel, Func<Task>? firstAsync = null)
    {
        var profile = NeedsProfile();
        var open = _tabs.Where(tab => tab.IsOpen).ToList();
        await CloseBrowserAsync();
        await betweenAsync(profile);
        await (firstAsync?.Invoke() ?? Task.CompletedTask);
        foreach (var tab in open)
        {
            await tab.OpenAsync(cancel);
        }
    }

    /// <summary>The browser is gone by itself. The next open starts another one on the same profile.</summary>
    public void ForgetBrowser()
    {
        _tabs.ForEach(tab => tab.Forget());
        _context = null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseBrowserAsync();
            await (Disk?.UnmountAsync(_world.Time, CancellationToken.None) ?? Task.CompletedTask);
        }
        finally
        {
            Wire.Dispose();
            _upstream.Dispose();
        }
    }

    /// <summary>Before the origin's first write: later it takes Chromium half a minute to heed it. It lasts as long as its page.</summary>
    private async Task LimitAsync(IBrowserContext context)
    {
        if (Quota is { } megabytes)
        {
            var session = await context.NewCDPSessionAsync(await context.NewPageAsync());
            await session.SendAsync(
                "Storage.overrideQuotaForOrigin", new() { ["origin"] = Origin, ["quotaSize"] = megabytes * 1_000_000 });
        }
    }

    private async Task CloseBrowserAsync()
    {
        _tabs.ForEach(tab => tab.Forget());
        if (_context is { } context)
        {
            _context = null;
            await (_world.Traces?.KeepAsync(this, context) ?? Task.CompletedTask);
            await context.CloseAsync();
        }
    }

    private Task<IBrowserContext> LaunchAsync() => Backend switch
    {
        Backend.Memory => _world.Stage.Browser.NewContextAsync(),
        Backend.Sqlite => _world.Stage.LaunchAsync(ProfileFolder!, "IdbSqliteBackingStore"),
        _ => _world.Stage.LaunchAsync(ProfileFolder!, null),
    };
}
