using Maestro.Harness.Reporting;
using Maestro.Harness.Running;
using Maestro.Harness.Sharding;
using Maestro.Harness.Verdicts;

namespace Maestro.Cli;

/// <summary>A run as people see it: set the stage, show each verdict as it comes, say what is wrong with the whole.</summary>
internal static class LiveRun
{
    /// <summary>Where a run keeps what it writes; it is not there yet.</summary>
    public static string NewFolder(Frame frame) =>
        Path.Combine(frame.Settings.Artifacts, $"{frame.Time.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}");

    /// <returns>What it came to, and the folder that holds its journal.</returns>
    public static async Task<(RunVerdict Verdict, string Folder)> GoAsync(Frame frame, RunPlan plan, CancellationToken cancel)
    {
        var folder = NewFolder(frame);
        var since = frame.Time.GetTimestamp();
        await using var stage = await plan.Project.SetStageAsync(plan.Profile, plan.Variants, Frame.Progress, cancel);
        var watch = new RunConsole(frame.Console, new VerdictText(plan.Claims), plan.Seed, plan.Variants.Count, frame.Time);
        var left = plan.Within(plan.Limits.MaxTime - frame.Time.GetElapsedTime(since)).Limits;
        var verdict = await watch.WatchAsync(() =>
            Run.GoAsync(stage, plan.Variants, plan.Canary, folder, plan.Seed, left, watch, cancel, plan.Shard, plan.Quarantine));
        RunConsole.WriteEnd(frame.Console, verdict);
        RecordedDurations.Update(Path.Combine(frame.Settings.Work, RecordedDurations.FileName), verdict);
        return (verdict, folder);
    }
}
