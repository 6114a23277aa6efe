using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>Files that the browser cannot make sense of at its next start: it throws the origin's databases away and makes them anew.</summary>
[Keyword("storage.wiped")]
[Harms(Harm.Damages)]
[Example("inject: storage.wiped\n  with: { how: log-flipped }")]
[Trial(Device = "{ storage: leveldb }")]
public sealed record WipedOptions(
    [Description("The damage: to LevelDB's pointer to its manifest, its manifest or its log; or to every file of SQLite")]
    WipedBy How) : FaultOptions;

/// <summary>What is done to the files. Each leads to the loss of all databases of the origin.</summary>
public enum WipedBy
{
    /// <summary>LevelDB: the pointer to the manifest is garbage.</summary>
    CurrentGarbled,

    /// <summary>LevelDB: the manifest is garbage.</summary>
    ManifestGarbled,

    /// <summary>LevelDB: one bit of the log is another.</summary>
    LogFlipped,

    /// <summary>LevelDB: the log is empty, and nothing tells that it was not.</summary>
    LogEmptied,

    /// <summary>SQLite: every file is empty.</summary>
    FilesEmptied,

    /// <summary>SQLite: every file is cut off in its middle.</summary>
    FilesCut,
}

/// <summary>The browser is closed, the files are damaged, the browser starts again and wipes.</summary>
public sealed class Wiped(FaultSite site, WipedOptions options) : LossFault<WipedOptions>(site, options)
{
    protected override void Damage(string profile)
    {
        switch (Options.How)
        {
            case WipedBy.CurrentGarbled:
                Bytes.Garble(LevelDb(profile, "CURRENT"));
                break;
            case WipedBy.ManifestGarbled:
                Bytes.Garble(LevelDb(profile, "MANIFEST-*"));
                break;
            case WipedBy.LogFlipped:
                Bytes.FlipOneBit(LevelDb(profile, "*.log"));
                break;
            case WipedBy.LogEmptied:
                Bytes.Cut(LevelDb(profile, "*.log"), 0);
                break;
            default:
                foreach (var file in SqliteFiles(profile))
                {
                    Bytes.Cut(file, Options.How is WipedBy.FilesCut ? new FileInfo(file).Length / 2 : 0);
                }

                break;
        }
    }

    private string LevelDb(string profile, string pattern) => ProfileFiles.LevelDb(Aim.Device, profile, pattern);

    private IEnumerable<string> SqliteFiles(string profile) => Aim.Device.Backend is Backend.Sqlite
        ? Directory.EnumerateFiles(ProfileFiles.IndexedDb(Aim.Device, profile)).ToList()
        : throw new InputException($"{Aim.Device.Name} keeps its databases in {Aim.Device.Backend}.", "Give it `storage: sqlite` under `devices`.");
}
