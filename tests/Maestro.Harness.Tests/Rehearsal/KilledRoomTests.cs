using Maestro.Harness.Rehearsal;
using Maestro.Harness.Rehearsal.Debriefing;
using Maestro.Harness.Running;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Tests.Rehearsal;

/// <summary>
/// Whatever is killed in the middle of a rehearsal in its room, and whenever: what was known is on disk, and nothing is left at work after the
/// next start.
/// </summary>
[Platform("Linux"), Parallelizable(ParallelScope.Self)]
internal sealed class KilledRoomTests
{
    private const string Incident = "key-loss";

    /// <summary>Which moment of the rehearsal it is, and what its debrief must know then.</summary>
    public enum When
    {
        BeforeTheStrike,
        WhileItHolds,
        DuringRecovery,
    }

    [Test, CancelAfter(180_000)]
    public async Task The_browser_is_killed([Values] When when, CancellationToken cancel) =>
        await EndsByItselfAsync(when, room => room.KillBrowser(), "the browser has ended", cancel);

    [Test, CancelAfter(180_000)]
    public async Task The_service_is_killed([Values] When when, CancellationToken cancel) =>
        await EndsByItselfAsync(when, room => room.KillService(), "the service has ended", cancel);

    [Test, CancelAfter(180_000)]
    public async Task The_whole_room_is_killed([Values] When when, CancellationToken cancel)
    {
        var settings = Settings.Find(AppContext.BaseDirectory);
        using var room = await RoomProcess.OpenAsync(settings, Incident, Seed(late: when is When.BeforeTheStrike), cancel);
        await PlayAsync(room, when, cancel);
        var held = room.Held;
        await room.KillAsync(cancel);
        Assert.That(held.Processes, Is.GreaterThan(2), "a browser and a service were at work");
        Assert.That(Debriefed(room), Does.Contain("the room was cut off").And.Contain(Known(when)));
        Assert.That(Replay.Read(room.Folder).Debrief.IsCutOff, Is.True);
        await using (await RunFolder.CreateAsync(settings, cancel))
        {
            Assert.That(await held.LeftInTheEndAsync(cancel), Is.Empty);
        }
    }

    private static async Task EndsByItselfAsync(When when, Action<RoomProcess> kill, string why, CancellationToken cancel)
    {
        var settings = Settings.Find(AppContext.BaseDirectory);
        using var room = await RoomProcess.OpenAsync(settings, Incident, Seed(late: when is When.BeforeTheStrike), cancel);
        await PlayAsync(room, when, cancel);
        var held = room.Held;
        kill(room);
        await room.LineAsync("The room stays open for the debrief", cancel);
        Assert.That(Debriefed(room), Does.Contain("the harness could not go on").And.Contain(why).And.Contain(Known(when)));
        Assert.That(Replay.Read(room.Folder).Debrief.IsCutOff, Is.False);
        await room.CloseAsync(cancel);
        await using (await RunFolder.CreateAsync(settings, cancel))
        {
            Assert.That(await held.LeftInTheEndAsync(cancel), Is.Empty);
        }
    }

    /// <summary>A rehearsal in its room, until that moment.</summary>
    private static async Task PlayAsync(RoomProcess room, When when, CancellationToken cancel)
    {
        await room.DoAsync(new { @do = "begin" }, cancel);
        await room.HappenedAsync("calm", cancel);
        if (when is not When.BeforeTheStrike)
        {
            await room.HappenedAsync("symptom-seen", cancel);
        }

        if (when is When.DuringRecovery)
        {
            await room.DoAsync(new { @do = "pick", chapter = "Key loss" }, cancel);
        }

        await room.DebriefedAsync(Known(when), cancel);
    }

    /// <summary>One whose strike comes at once, or not before ten seconds have passed.</summary>
    private static string Seed(bool late) => Enumerable.Range(0, 1000).Select(i => $"{i}").First(seed =>
        new Random(Run.SeedOf(seed, "moments")).NextDouble() is var drawn && (late ? drawn > 0.9 : drawn < 0.01));

    private static string Known(When when) => when switch
    {
        When.BeforeTheStrike => "Nothing had struck.",
        When.WhileItHolds => "crypto.key-gone is in force",
        _ => "picked the runbook's section",
    };

    private static string Debriefed(RoomProcess room) => File.ReadAllText(Path.Combine(room.Folder, DebriefMarkdown.FileName));
}
