using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Setup;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Mutation;

/// <summary>
/// Kills runs of the command with SIGKILL at chosen events. `check` must then never say `passed` of a scenario that had not ended, and of each
/// that had ended the same as before; and the next start must leave nothing of the killed run behind. Linux only.
/// </summary>
/// <param name="progress">Takes a line for each run that was killed.</param>
public sealed class KillSweep(Settings settings, string seed, Action<string> progress)
{
    /// <summary>With own disks and immutable stores (as root), services of their own, and two devices; and how many they make.</summary>
    private static readonly string[] Scenarios =
    [
        "scenarios/playbooks/indexeddb-corruption/disk-full.yaml",
        "scenarios/playbooks/indexeddb-corruption/disk-turns-read-only.yaml",
        "scenarios/safe-degrade/server-unreachable/service-breaks-down.yaml",
        "scenarios/playbooks/receipt-conflicts/two-devices.yaml",
    ];

    private const int ScenarioCount = 6;

    private static readonly string[] Calm = [VerdictText.Word(Verdict.Passed), VerdictText.Word(Verdict.NotRun)];

    private static readonly TimeSpan LimitOfARun = TimeSpan.FromMinutes(5);

    /// <param name="count">How many, 1 to 10.</param>
    public static IReadOnlyList<KillPoint> Points(int count, string seed, bool isRoot) =>
        KillPoint.Choose(count, ScenarioCount, new Random(Running.Run.SeedOf(seed, nameof(KillSweep))), isRoot);

    /// <summary>Kills a run at each point. The next one is the start that must undo it; the last one is left alone, and must pass.</summary>
    public async Task<KillFigures> GoAsync(IReadOnlyList<KillPoint> points, CancellationToken cancel)
    {
        var figures = KillFigures.None;
        Holdings? held = null;
        foreach (var point in points)
        {
            var (killed, now) = await KillAsync(point, held, cancel);
            figures += killed;
            held = now;
            progress($"killed at {point}: {(killed.Wrong.Count == 0 ? "all is well" : string.Join("; ", killed.Wrong))}");
        }

        return figures + KillFigures.None with { Wrong = [.. await LeaveAloneAsync(held, cancel)] };
    }

    private async Task<(KillFigures Figures, Holdings? Held)> KillAsync(KillPoint point, Holdings? before, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LimitOfARun);
        using var run = new WatchedRun(settings, [.. Scenarios, "--seed", seed, "--workers", "2"]);
        var undone = Task.FromResult<IReadOnlyList<string>>([]);
        var held = await run.KillAtAsync(point, () => undone = LeftAsync(before, limit.Token), limit.Token);
        if (held is null)
        {
            var errors = await run.ErrorsAsync(limit.Token);
            return (KillFigures.None with { Wrong = [$"the run ended by itself before {point} {errors}"] }, null);
        }

        var wrong = (await undone).ToList();
        var (ended, unfinished) = await CheckAsync(run, wrong, limit.Token);
        var blind = point.Fault is "storage.disk-full" && held.Mounts == 0 || point.Fault is "storage.immutable" && held.Immutable == 0;
        wrong.AddRange(blind ? [$"the run that was killed at {point} had neither a mount nor anything immutable: this shows nothing"] : []);
        return (new KillFigures(1, ended > 0 ? 1 : 0, ended, unfinished, held.Processes, held.Mounts, held.Immutable, wrong), held);
    }

    /// <returns>How many scenarios had ended, and how many had not.</returns>
    private async Task<(int Ended, int Unfinished)> CheckAsync(WatchedRun run, List<string> wrong, CancellationToken cancel)
    {
        var (exitCode, said) = await ChildProcess.ReadAsync("dotnet", [WatchedRun.Command, "check", run.Journal!], settings.Root, cancel);
        var lines = said.Split('\n');
        var events = Journal.Read(run.Journal!).Events;
        var planned = ((RunStarted)events[0]).Planned;
        var ended = events.OfType<ScenarioEnded>().Select(end => end.Scenario!).Intersect(planned).ToHashSet(StringComparer.Ordinal);
        wrong.AddRange(planned.Where(id => ended.Contains(id) != Calm.Contains(WordOf(id, lines)))
            .Select(id => $"{id} {(ended.Contains(id) ? "had ended" : "had not ended")}, and check says {WordOf(id, lines)}"));

        // What the run itself had told before it was killed, to the letter.
        wrong.AddRange((await run.PrintedAsync(cancel))
            .Where(line => planned.Any(id => IsAbout(id, line)) && !lines.Contains(line, StringComparer.Ordinal))
            .Select(line => $"the run told `{line}`, and check does not"));
        wrong.AddRange(exitCode == 2 ? [] : [$"check ended with {exitCode}, not with 2: unknown"]);
        return (ended.Count, planned.Count - ended.Count);
    }

    private async Task<IEnumerable<string>> LeaveAloneAsync(Holdings? before, CancellationToken cancel)
    {
        using var run = new WatchedRun(settings, [.. Scenarios, "--seed", seed, "--workers", "2"]);
        var exitCode = await run.EndAsync(cancel);
        var wrong = await LeftAsync(before, cancel);
        return exitCode == 0 ? wrong : [.. wrong, $"the run that was left alone ended with {exitCode}: {string.Join(" | ", await run.PrintedAsync(cancel))}"];
    }

    private static async Task<IReadOnlyList<string>> LeftAsync(Holdings? held, CancellationToken cancel) =>
        held is null ? [] : [.. (await held.LeftInTheEndAsync(cancel)).Select(what => $"left behind: {what}")];

    private static string WordOf(string id, string[] lines) =>
        lines.FirstOrDefault(line => IsAbout(id, line)) is { } line ? line[..line.IndexOf(id, StringComparison.Ordinal)].Trim() : "nothing";

    /// <summary>A verdict's line: a word, the id, the time.</summary>
    private static bool IsAbout(string id, string line) => Enum.GetValues<Verdict>()
        .Any(verdict => line.StartsWith($"{VerdictText.Word(verdict),-8} {id} ", StringComparison.Ordinal));
}
