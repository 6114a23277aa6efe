using System.Text.Json;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Sharding;

/// <summary>How long each scenario took: a JSON object of milliseconds by id.</summary>
public static class RecordedDurations
{
    /// <summary>
    /// In the tool's own folder what this machine measured; in `scenarios/` what all machines split their runs by, a copy of it
    /// (docs/decisions/shards.md).
    /// </summary>
    public const string FileName = "durations.json";

    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true };

    /// <summary>None where there is no such file.</summary>
    /// <exception cref="InputException">It is something else.</exception>
    public static IReadOnlyDictionary<string, double> Load(string file)
    {
        if (!File.Exists(file))
        {
            return new Dictionary<string, double>();
        }

        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(file)) ?? throw new JsonException("it is null");
            return read.Values.All(takes => takes >= 0) ? read : throw new JsonException("a duration is below 0");
        }
        catch (JsonException e)
        {
            throw new InputException([new InputProblem(
                $"Expected a JSON object of milliseconds by scenario: {e.Message.Split(" Path:")[0]}",
                "Every run writes one: .maestro/durations.json.",
                file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1)]);
        }
    }

    /// <summary>Adds what passed in the run: what failed may have waited for something in vain.</summary>
    public static void Update(string file, RunVerdict run)
    {
        var all = new SortedDictionary<string, double>(Known(file), StringComparer.Ordinal);
        foreach (var scenario in run.Scenarios.Where(scenario => scenario.Verdict is Verdict.Passed))
        {
            all[ScenarioOf(scenario.Id)] = Math.Round(scenario.Milliseconds);
        }

        // Another run may read it at this moment, or write it too.
        var fresh = $"{file}.{Environment.ProcessId}";
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(fresh, JsonSerializer.Serialize(all, Lines) + "\n");
        File.Move(fresh, file, overwrite: true);
    }

    /// <summary>The id without the number of the repetition: `chapter/story#2` is `chapter/story`.</summary>
    internal static string ScenarioOf(string id) => id.Split('#')[0];

    /// <summary>A file that was damaged is written anew.</summary>
    private static Dictionary<string, double> Known(string file)
    {
        try
        {
            return new(Load(file));
        }
        catch (InputException)
        {
            return [];
        }
    }
}
