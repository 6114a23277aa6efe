using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// The origin's files on disk become immutable under the live page, as by a disk that turned read-only. Needs root, and a device with a
/// profile on disk.
/// </summary>
[Keyword("storage.immutable")]
[Harms(Harm.Damages)]
[Example("inject: storage.immutable")]
[Trial(Device = "{ storage: sqlite }", Needs = "[root, linux]")]
public sealed record ImmutableOptions : FaultOptions;

/// <summary>`chattr +i` for the origin's folder and all in it; taken back by `-i`, or by the next start of the harness.</summary>
public sealed class Immutable(FaultSite site, ImmutableOptions options) : RefusalFault<ImmutableOptions>(site, options)
{
    private string Folder => ProfileFiles.IndexedDb(Aim.Device, Aim.Device.NeedsProfile());

    public override Task InjectAsync(CancellationToken cancel) => DoAsync(() =>
    {
        World.Stage.ToUndo.Add(Undo.Immutable, Folder);
        return SystemTool.RunAsync(cancel, "chattr", "-R", "+i", Folder);
    });

    protected override Task GiveBackAsync(CancellationToken cancel) =>
        DoAsync(() => SystemTool.RunAsync(cancel, "chattr", "-R", "-i", Folder));
}
