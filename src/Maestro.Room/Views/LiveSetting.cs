using Maestro.Harness.Rehearsal;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Room.Views;

/// <summary>The setting of a rehearsal that is about to begin.</summary>
internal static class LiveSetting
{
    public static Setting Of(RehearsalPlan plan, Stage stage, string runbook)
    {
        var devices = plan.Incidents.Values.First().Devices ?? new Dictionary<string, Device>(StringComparer.Ordinal) { [Scenario.OnlyDevice] = new() };
        return new Setting(
            plan.Mode,
            [.. plan.Choices.Select(each => new Choice(each.Key, each.Value.Title))],
            plan.Chapters,
            Builds(stage),
            [.. IncidentFolder.Faults.Keys.Order(StringComparer.Ordinal)],
            devices.Keys.First(),
            [.. devices.SelectMany(device => Enumerable.Range(1, device.Value.Tabs).Select(tab => tab == 1 ? device.Key : $"{device.Key}.{tab}"))],
            Live: true,
            RunbookReader.Read(runbook));
    }

    /// <summary>None where the client's service is not started here.</summary>
    private static IReadOnlyList<string> Builds(Stage stage) => stage.Profile.Service is not { } service ? [] :
    [
        .. Directory.EnumerateFiles(Path.Combine(stage.Settings.Root, service.Builds), "index.html", SearchOption.AllDirectories)
            .Select(page => Path.GetFileName(Path.GetDirectoryName(page)!))
            .Order(StringComparer.Ordinal),
    ];
}
