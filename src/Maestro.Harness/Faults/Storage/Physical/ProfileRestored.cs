using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// The backup that an earlier `backup` step took is put back: storage travels back in time, and the browser does not notice. Needs a device
/// with a profile on disk.
/// </summary>
[Keyword("storage.profile-restored")]
[Harms(Harm.Damages)]
[Example("inject: storage.profile-restored\n  with: { what: databases }")]
[Trial(Device = "{ storage: leveldb }", Before = "- open: desk\n- backup: profile")]
public sealed record ProfileRestoredOptions(
    [Description("What is put back: the databases alone, or with them everything that the origin keeps in the browser")]
    RestoredPart What) : FaultOptions;

/// <summary>How much of a profile is put back.</summary>
public enum RestoredPart
{
    /// <summary>IndexedDB; localStorage stays as it is.</summary>
    Databases,

    /// <summary>IndexedDB and localStorage.</summary>
    Everything,
}

/// <summary>The browser is closed, the folders are replaced, the browser starts again.</summary>
public sealed class ProfileRestored(FaultSite site, ProfileRestoredOptions options) : LossFault<ProfileRestoredOptions>(site, options)
{
    protected override void Damage(string profile)
    {
        foreach (var part in ProfileBackup.Parts.Take(Options.What is RestoredPart.Databases ? 1 : ProfileBackup.Parts.Count))
        {
            ProfileBackup.PutBack(profile, part);
        }
    }
}
