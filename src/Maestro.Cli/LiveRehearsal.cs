using Maestro.Harness;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Running;
using Maestro.Harness.Verdicts;
using Maestro.Room;
using Maestro.Room.Access;
using Spectre.Console;
using Profile = Maestro.Harness.Targets.Profile;

namespace Maestro.Cli;

/// <summary>A rehearsal for people, in the incident room.</summary>
internal static class LiveRehearsal
{
    /// <summary>Opens the room and prints how to come in; it stays open after the end, for the debrief, until Ctrl-C.</summary>
    /// <param name="folder">Receives the journal and the debrief.</param>
    public static async Task<ExitCode> GoAsync(
        Project project, Profile profile, RehearsalPlan plan, string folder, Frame frame, CancellationToken cancel)
    {
        await using var stage = await project.SetStageAsync(profile, [], Frame.Progress, cancel);
        var runbook = await RunbookAsync(profile, frame, cancel);
        await using var scene = new LiveScene(plan, stage, runbook, frame.Time);
        await using var room = await IncidentRoom.OpenAsync(scene, cancel);
        WriteLinks(frame, room);
        if (!Console.IsInputRedirected)
        {
            _ = Task.Run(() => WriteMore(frame, room), cancel);
        }

        await scene.Asked.WaitAsync(cancel);
        await using var session = await RehearsalSession.StartAsync(stage, plan, folder, frame.Time, cancel);
        scene.Begin(session);
        var files = await session.Ended;
        RehearsalConsole.WriteOutcome(frame.Console, plan.Name, files);
        cancel.ThrowIfCancellationRequested();
        await UntilClosedAsync(frame, cancel);
        return files.Debrief.IsWon ? ExitCode.Passed
            : files.Debrief.Verdict.Verdict is Verdict.Unknown ? ExitCode.Unknown : ExitCode.Failed;
    }

    /// <summary>Tells a rehearsal that is over again, in the room, until Ctrl-C.</summary>
    public static async Task<ExitCode> ReplayAsync(Replay replay, Profile profile, Frame frame, CancellationToken cancel)
    {
        var runbook = await RunbookAsync(profile, frame, cancel);
        await using var room = await IncidentRoom.OpenAsync(new ReplayScene(replay, runbook, frame.Time), cancel);
        frame.WriteLink(room.Invite(Role.Observer), "the rehearsal again");
        await UntilClosedAsync(frame, cancel);
        return ExitCode.Passed;
    }

    private static Task<string> RunbookAsync(Profile profile, Frame frame, CancellationToken cancel) => File.ReadAllTextAsync(
        Path.Combine(frame.Settings.Root, profile.Runbook ?? throw new InputException($"The profile {profile.Name} names no runbook.", "Give it `runbook: FILE`.")), cancel);

    private static void WriteLinks(Frame frame, IncidentRoom room)
    {
        frame.WriteLink(room.Invite(Role.Operator), "for the operator");
        frame.WriteLink(room.Invite(Role.Facilitator), "for a facilitator, who sees everything and adds faults");
        frame.WriteLink(room.Invite(Role.Observer), "for an observer");
        frame.Console.WriteLine($"Each link lets one browser in, once. {(Console.IsInputRedirected ? "" : "Enter prints new ones. ")}Ctrl-C ends the rehearsal.");
    }

    private static void WriteMore(Frame frame, IncidentRoom room)
    {
        while (Console.In.ReadLine() is not null)
        {
            WriteLinks(frame, room);
        }
    }

    private static async Task UntilClosedAsync(Frame frame, CancellationToken cancel)
    {
        frame.Console.WriteLine("The room stays open for the debrief; Ctrl-C closes it.");
        var closed = new TaskCompletionSource();
        await using var registration = cancel.Register(closed.SetResult);
        await closed.Task;
    }
}
