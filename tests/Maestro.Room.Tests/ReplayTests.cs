using System.Text.Json;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Room.Access;
using Microsoft.Playwright;

namespace Maestro.Room.Tests;

/// <summary>A rehearsal that is over, told again in the room.</summary>
internal sealed class ReplayTests
{
    private static readonly HistoryEvent[] Happened =
    [
        new RunStarted(HistoryJson.FormatVersion, "7f3a", "reference", "headless-shell", ["incidents/key-loss"]),
        new ScenarioStarted("The key is gone", "incidents/key-loss.yaml", [], "normal", "enabled", new Dictionary<string, string>()),
        new RehearsalStarted(
            RehearsalMode.Guided, false, [new("key-loss", "The key is gone", "Key loss", ["It says that it is degraded"], [new RehearsedStep("Load it again")])],
            60_000, new Dictionary<string, string>()),
        new PageOpened("/", 120, "enabled") { Device = "device", Tab = 1 },
        new Calm(),
        new IncidentStruck("key-loss"),
        new ConsoleSaid("warning", "Crypto initialization failed") { Device = "device", Tab = 1 },
        new SymptomSeen("key-loss", 1),
        new IncidentNamed("key-loss", true),
        new PlaybookPicked("Key loss", true),
        new StepSeen("key-loss", 1),
        new IncidentRecovered("key-loss"),
        new RehearsalEnded(RehearsalEnd.Recovered),
        new ScenarioEnded(),
        new RunEnded(false),
    ];

    [TestCase("Key loss")]
    [TestCase("A section renamed since")]
    public async Task It_is_told_to_its_end_and_then_the_debrief_is_there(string section)
    {
        await using var room = await IncidentRoom.OpenAsync(new ReplayScene(Replay(), $"# Runbook\n\n### {section}\n\nLoad it again.\n", TimeProvider.System), CancellationToken.None);
        var page = await Viewers.NewAsync(1280);
        await page.GotoAsync(room.Invite(Role.Observer));
        await page.GetByText("Crypto initialization failed", new() { Exact = true }).WaitForAsync();
        Assert.That(await page.Locator("#page-state").InnerTextAsync(), Is.EqualTo("Loaded, build enabled"));
        await page.FrameLocator("#debrief").GetByText("The key is gone").First.WaitForAsync();
        Assert.That(await page.Locator("#stretch").InnerTextAsync(), Is.EqualTo("Over"));
        Assert.That(await page.Locator("#connection").InnerTextAsync(), Is.EqualTo("Over"));
        Assert.That(await page.GetByRole(AriaRole.Button, new() { Name = "Abort" }).IsVisibleAsync(), Is.False);
        Assert.That(await page.GetByRole(AriaRole.Tab).AllInnerTextsAsync(), Is.EqualTo(new[] { "Console", "Network log", "Clients", "Faults" }), "what was not kept has no tab");
        await page.Context.CloseAsync();
    }

    private static Replay Replay()
    {
        var folder = Directory.CreateTempSubdirectory("maestro-replay-").FullName;
        try
        {
            File.WriteAllLines(Path.Combine(folder, Journal.FileName), Happened.Select((happened, i) => JsonSerializer.Serialize(
                happened with { Seq = i + 1, At = i * 200, Scenario = happened is RunStarted or RunEnded ? null : "incidents/key-loss" }, HistoryJson.Options)));
            return Harness.Rehearsal.Replay.Read(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
