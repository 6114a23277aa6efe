using System.Diagnostics;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Lifecycle;

/// <summary>The whole browser is killed, as by `kill -9`, and later started again on the same profile. Needs a device with `storage` on disk.</summary>
[Keyword("lifecycle.browser-killed")]
[Harms(Harm.Damages)]
[Example("inject: lifecycle.browser-killed\n  with: { during: claim }")]
[Trial(Device = "{ storage: leveldb }", After = "- execute: notification.show\n  as: notice")]
public sealed record BrowserKilledOptions : SuddenOptions;

/// <summary>Receipt: the connection to the browser is cut, and none runs on the profile. Mended by a start with the tabs that were open.</summary>
public sealed class BrowserKilled(FaultSite site, BrowserKilledOptions options) : SuddenFault<BrowserKilledOptions>(site, options)
{
    private IBrowser? _browser;
    private List<LiveTab> _tabs = [];

    protected override async Task PrepareAsync(CancellationToken cancel)
    {
        if (Site.Device.ProfileFolder is null)
        {
            throw new InputException(
                $"The device {Site.Device.Name} shares its browser with others.", "Give it `storage: sqlite` or `storage: leveldb` under `devices`.");
        }

        _browser = (await Site.Device.ContextAsync()).Browser;
        _tabs = [.. Aim.Device.Tabs.Where(tab => tab.IsOpen)];
    }

    protected override async Task StrikeAsync()
    {
        var browser = (await Aim.Device.ContextAsync()).Browser!;
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        browser.Disconnected += (_, _) => gone.TrySetResult();
        var session = await browser.NewBrowserCDPSessionAsync();
        var processes = (await session.SendAsync("SystemInfo.getProcessInfo"))!.Value.GetProperty("processInfo");
        var id = processes.EnumerateArray().First(process => process.GetProperty("type").GetString() is "browser").GetProperty("id").GetInt32();
        using var process = Process.GetProcessById(id);
        process.Kill();
        await gone.Task.WaitAsync(World.Settings.ExpectTimeout);
        _tabs.ForEach(tab => Aim.Device.Record(new PageCrashed(), tab.Number));
        Aim.Device.ForgetBrowser();
    }

    protected override Task<Proof> LookAsync(CancellationToken cancel)
    {
        var killed = _browser is { IsConnected: false } && !Site.Device.IsRunning;
        return Task.FromResult(new Proof(killed, killed ? "the browser's process has ended" : "the browser runs"));
    }

    protected override async Task<Proof> MendAsync(CancellationToken cancel)
    {
        foreach (var tab in _tabs)
        {
            await tab.OpenAsync(cancel);
        }

        return new Proof(
            Site.Device.IsRunning, Site.Device.IsRunning ? "the browser runs again, with the tabs that were open" : "no browser runs on the profile");
    }
}
