using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// The log of the origin's LevelDB ends too early: the newest transactions are gone, the older ones are there, and the browser reports
/// nothing. Needs a device with `storage: leveldb`.
/// </summary>
[Keyword("storage.log-cut")]
[Harms(Harm.Damages)]
[Example("inject: storage.log-cut")]
[Trial(Device = "{ storage: leveldb }")]
public sealed record LogCutOptions : FaultOptions;

/// <summary>The browser is closed, the last third of the log is cut off, the browser starts again.</summary>
public sealed class LogCut(FaultSite site, LogCutOptions options) : LossFault<LogCutOptions>(site, options)
{
    protected override void Damage(string profile)
    {
        var log = ProfileFiles.LevelDb(Aim.Device, profile, "*.log");
        Bytes.Cut(log, new FileInfo(log).Length * 2 / 3);
    }
}
