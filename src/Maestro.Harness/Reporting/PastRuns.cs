using System.Text;
using System.Text.Json;
using Maestro.Harness.History;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Reporting;

/// <summary>What is remembered of a run.</summary>
/// <param name="Run">Its folder's name.</param>
/// <param name="Target">The profile's name: runs of another target are no past of this one's.</param>
public sealed record PastRun(
    string Run, DateTimeOffset Began, string Target, string Seed, Verdict Verdict, double Milliseconds,
    IReadOnlyDictionary<string, PastScenario> Scenarios);

/// <param name="Milliseconds">From its first to its last event.</param>
/// <param name="Recovery">Milliseconds from the healing of the last fault until all was at rest; absent where nothing had to recover.</param>
public sealed record PastScenario(Verdict Verdict, double Milliseconds, double? Recovery = null);

/// <summary>The index of past runs, one line a run; it only grows, and only its end is read.</summary>
public static class PastRuns
{
    public const string FileName = "history.jsonl";

    /// <summary>So many runs are looked back at.</summary>
    public const int Most = 50;

    private const int Block = 64 * 1024;

    public static PastRun Of(StoredRun run) => new(
        run.Name,
        run.TimeOf(0),
        run.Start.Target,
        run.Start.Seed,
        run.Verdict.Verdict,
        Math.Round(run.Milliseconds),
        run.Verdict.Scenarios.ToDictionary(
            scenario => scenario.Id,
            scenario => new PastScenario(scenario.Verdict, Math.Round(scenario.Milliseconds), scenario.RecoveryMilliseconds is { } took ? Math.Round(took) : null)));

    /// <summary>One line more. Two who write at once must take turns.</summary>
    public static void Append(string file, PastRun run)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.AppendAllText(file, JsonSerializer.Serialize(run, HistoryJson.Options) + '\n');
    }

    /// <summary>The last runs, the oldest first; a line that does not read, as a killed run may leave it, is left out.</summary>
    public static IReadOnlyList<PastRun> Read(string file) =>
        File.Exists(file) ? [.. LastLines(file).Select(Parse).OfType<PastRun>()] : [];

    /// <summary>Those that came before a run, of the same target.</summary>
    public static IReadOnlyList<PastRun> Before(IReadOnlyList<PastRun> runs, string target, string run) =>
        [.. runs.TakeWhile(past => past.Run != run).Where(past => past.Target == target)];

    private static PastRun? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<PastRun>(line, HistoryJson.Options) is { Scenarios: not null } run ? run : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Read from the end: what lies further back costs nothing.</summary>
    private static string[] LastLines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var from = stream.Length;
        var text = Array.Empty<byte>();
        while (from > 0 && text.Count(each => each == (byte)'\n') <= Most)
        {
            var size = (int)Math.Min(Block, from);
            from -= size;
            var block = new byte[size];
            stream.Position = from;
            stream.ReadExactly(block);
            text = [.. block, .. text];
        }

        return [.. Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(Most)];
    }
}
