using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Copies what the device's browser keeps for its origins, while it runs; the fault `storage.profile-restored` puts it back.</summary>
[Keyword("backup")]
[Example("backup: profile")]
public sealed record BackupStep([Description("What is copied: the profile, as far as pages keep something in it")] [OneOf("profile")] string Backup)
    : Step, IPerformed
{
    public string Words => $"backup {Backup}";

    public Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            ProfileBackup.Take(tab.Device.NeedsProfile());
            tab.Device.Record(new ProfileBackedUp());
        }

        return Task.CompletedTask;
    }
}
