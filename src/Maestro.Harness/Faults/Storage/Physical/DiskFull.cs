using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>The disk that the profile lies on is full, to the last block. Needs root, and a device with `disk: own`.</summary>
[Keyword("storage.disk-full")]
[Harms(Harm.Damages)]
[Example("inject: storage.disk-full")]
[Trial(Device = "{ storage: sqlite, disk: own }", Needs = "[root, linux]")]
public sealed record DiskFullOptions : FaultOptions;

/// <summary>A file takes all space that is left, and all that becomes free; healed by its deletion.</summary>
public sealed class DiskFull(FaultSite site, DiskFullOptions options) : RefusalFault<DiskFullOptions>(site, options)
{
    public override Task InjectAsync(CancellationToken cancel)
    {
        var disk = Aim.Device.NeedsDisk();
        Do(() => disk.Fill(World.Time));
        return Task.CompletedTask;
    }

    protected override Task GiveBackAsync(CancellationToken cancel) => DoAsync(Aim.Device.NeedsDisk().FreeAsync);
}
