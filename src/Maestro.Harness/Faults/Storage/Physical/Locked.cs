using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// Another process holds the lock of the origin's LevelDB, as a second browser or a backup program would: no database opens until it is
/// released. Needs a device with `storage: leveldb`.
/// </summary>
[Keyword("storage.locked")]
[Harms(Harm.Damages)]
[Example("inject: storage.locked")]
[Trial(Device = "{ storage: leveldb }", Needs = "[linux]")]
public sealed record LockedOptions : FaultOptions;

/// <summary>The other process is the harness (fcntl), so the lock ends with it, however it ends. The browser is closed meanwhile and started again.</summary>
public sealed class Locked(FaultSite site, LockedOptions options) : RefusalFault<LockedOptions>(site, options)
{
    private FileStream? _held;

    public override Task InjectAsync(CancellationToken cancel) => Aim.Device.RestartAsync(
        profile =>
        {
            // Any other sharing would lock the whole file by flock, which the browser does not look at.
            _held = new FileStream(
                ProfileFiles.LevelDb(Aim.Device, profile, "LOCK"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            Do(() => Lock(_held));
            return Task.CompletedTask;
        },
        cancel);

    protected override Task GiveBackAsync(CancellationToken cancel)
    {
        _held?.Dispose();
        return Task.CompletedTask;
    }

    private static void Lock(FileStream file)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("That such a lock holds against a browser is known of Linux alone.");
        }

        file.Lock(0, 0);
    }
}
