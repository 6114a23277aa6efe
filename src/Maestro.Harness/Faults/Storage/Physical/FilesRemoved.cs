using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// A cleaner removes the origin's files under the live browser, which notices nothing until it starts again. Needs a device with a profile
/// on disk.
/// </summary>
[Keyword("storage.files-removed")]
[Harms(Harm.Damages)]
[Example("inject: storage.files-removed")]
[Trial(Device = "{ storage: leveldb }", Needs = "[linux]")]
public sealed record FilesRemovedOptions : FaultOptions;

/// <summary>The files are removed, then the browser is closed and started again.</summary>
public sealed class FilesRemoved(FaultSite site, FilesRemovedOptions options) : LossFault<FilesRemovedOptions>(site, options)
{
    protected override Task LoseAsync(CancellationToken cancel)
    {
        Do(() => Damage(Aim.Device.NeedsProfile()));
        return Aim.Device.RestartAsync(_ => Task.CompletedTask, cancel);
    }

    protected override void Damage(string profile)
    {
        foreach (var file in Directory.EnumerateFiles(ProfileFiles.IndexedDb(Aim.Device, profile)).ToList())
        {
            File.Delete(file);
        }
    }
}
