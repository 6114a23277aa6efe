using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// The device loses its power and starts again: what the browser had written and the disk had not taken is gone. Needs root, and a device
/// with `disk: own`.
/// </summary>
[Keyword("storage.power-lost")]
[Harms(Harm.Damages)]
[Example("inject: storage.power-lost")]
[Trial(Device = "{ storage: leveldb, disk: own }", Needs = "[root, linux]")]
public sealed record PowerLostOptions : FaultOptions;

/// <summary>
/// The file system is shut down (EXT4_IOC_SHUTDOWN), the browser ends, the file system is mounted anew with what had reached the disk.
/// Receipt: of two acknowledged writes the one with relaxed durability is gone, and the one with strict durability is there.
/// </summary>
public sealed class PowerLost(FaultSite site, PowerLostOptions options) : LossFault<PowerLostOptions>(site, options)
{
    private const string Relaxed = "relaxed";

    protected override async Task LoseAsync(CancellationToken cancel)
    {
        var disk = Aim.Device.NeedsDisk();
        var page = await Device.ProbePageAsync();
        await Task.WhenAll(Aim.Device.Tabs.Where(tab => tab.IsOpen).Select(tab => PauseAsync(tab.Page!)));
        await Sentinel.WriteAsync(page, World, cancel, Relaxed);
        Do(disk.LosePower);
        // The browser keeps new cookies in memory for half a minute: the person signs in again.
        Aim.Device.IsSignedIn = false;
        await Aim.Device.RestartAsync(_ => disk.UnmountAsync(World.Time, cancel), cancel);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var page = await Device.ProbePageAsync();
        var relaxed = await Sentinel.ReadAsync(page, World, cancel, Relaxed);
        var strict = await Sentinel.ReadAsync(page, World, cancel);
        await page.CloseAsync();
        return new Proof(
            Sentinel.IsGone(relaxed) && strict is Sentinel.Kept,
            $"{Device.Backend}, written with relaxed durability: {relaxed}; with strict durability: {strict}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        var page = await Device.ProbePageAsync();
        await Sentinel.WriteAsync(page, World, cancel, Relaxed);
        await page.CloseAsync();
        return await base.HealAsync(cancel);
    }

    /// <summary>Whatever the client wrote with strict durability after the relaxed record would take that along to the disk.</summary>
    private static async Task PauseAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Debugger.enable");
        await session.SendAsync("Debugger.pause");
    }

    protected override void Damage(string profile)
    {
    }
}
