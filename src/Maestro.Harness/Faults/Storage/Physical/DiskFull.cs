using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>The disk that the profile lies on is full, to the last block. Needs root, and a device with `disk: own`.</summary>
[Keyword("storage.disk-full")]
[Example("inject: storage.disk-full")]
[Trial(Device = "{ storage: sqlite, disk: own }", Needs = "[root, linux]")]
public sealed record DiskFullOptions : FaultOptions;

/// <summary>A file takes all space that is left; healed by its deletion.</summary>
public sealed class DiskFull(FaultSite site, DiskFullOptions options) : RefusalFault<DiskFullOptions>(site, options)
{
    public override Task InjectAsync(CancellationToken cancel)
    {
        var disk = Aim.Device.NeedsDisk();
        Do(disk.Fill);
        return Task.CompletedTask;
    }

    protected override Task GiveBackAsync(CancellationToken cancel)
    {
        Do(Aim.Device.NeedsDisk().Free);
        return Task.CompletedTask;
    }
}
