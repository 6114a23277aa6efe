using Maestro.Harness;
using Maestro.Harness.Reporting;
using Maestro.Harness.Running;
using Maestro.Harness.Sharding;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Cli;

/// <summary>A run as people see it: set the stage, show each verdict as it comes, say what is wrong with the whole.</summary>
internal static class LiveRun
{
    /// <summary>Where a run keeps what it writes; it is not there yet.</summary>
    public static string NewFolder(Frame frame)
    {
        var folder = Path.Combine(frame.Settings.Artifacts, $"{frame.Time.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}");
        return Enumerable.Range(1, int.MaxValue).Select(turn => turn == 1 ? folder : $"{folder}-{turn}").First(name => !Directory.Exists(name));
    }

    /// <returns>What it came to, and the folder that holds its journal.</returns>
    public static async Task<(RunVerdict Verdict, string Folder)> GoAsync(Frame frame, RunPlan plan, CancellationToken cancel)
    {
        var since = frame.Time.GetTimestamp();
        await using var stage = await SetStageAsync(plan, cancel);
        return await GoAsync(stage, frame, plan.Within(plan.Limits.MaxTime - frame.Time.GetElapsedTime(since)), cancel);
    }

    /// <exception cref="InputException">The machine lacks something, also a display that is named and not there.</exception>
    public static async Task<Stage> SetStageAsync(RunPlan plan, CancellationToken cancel)
    {
        try
        {
            return await plan.Project.SetStageAsync(plan.Profile, plan.Variants, Frame.Progress, cancel);
        }
        catch (PlaywrightException e) when (!plan.Project.Settings.Headless)
        {
            throw new InputException(
                $"The browser with a window did not start: {e.Message.Split('\n')[0]}",
                "Look whether the display is there that WAYLAND_DISPLAY or DISPLAY names, or leave out --headed.");
        }
    }

    /// <returns>What it came to, and the folder that holds its journal.</returns>
    public static async Task<(RunVerdict Verdict, string Folder)> GoAsync(Stage stage, Frame frame, RunPlan plan, CancellationToken cancel)
    {
        var folder = NewFolder(frame);
        var watch = new RunConsole(frame.Console, new VerdictText(plan.Claims), plan.Seed, Project.TargetOption(plan.Profile), plan.Variants.Count, frame.Time);
        Task<RunVerdict> RunAsync() => Run.GoAsync(
            stage, plan.Variants, plan.Canary, folder, plan.Seed, plan.Limits, watch, cancel, plan.Shard, plan.Quarantine, plan.Pace?.BeforeStep);
        var verdict = await (plan.Pace is { Asks: true } ? RunAsync() : watch.WatchAsync(RunAsync));
        RunConsole.WriteEnd(frame.Console, verdict);
        if (plan.Pace is null)
        {
            RecordedDurations.Update(Path.Combine(frame.Settings.Work, RecordedDurations.FileName), verdict);
        }

        return (verdict, folder);
    }
}
