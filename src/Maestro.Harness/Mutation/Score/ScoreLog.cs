using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro.Harness.Mutation.Score;

/// <summary>How a scenario ended with one mutant on.</summary>
public enum TrialOutcome
{
    /// <summary>It passed: it does not see the mutant.</summary>
    Passed,

    /// <summary>It failed, and passed at once afterwards with the mutant off.</summary>
    Failed,

    /// <summary>It did not end in time, and passed at once afterwards with the mutant off, in less than a fifth of that time.</summary>
    TimedOut,

    /// <summary>Nothing can be said: its verdict was unknown, or it did not pass afterwards with the mutant off either.</summary>
    Unknown,
}

/// <summary>One scenario on the instrumented build.</summary>
/// <param name="Mutant">The one that was on; empty: none was, and <paramref name="Covered"/> is known.</param>
/// <param name="Scenario">Its id.</param>
/// <param name="Source">The hash of its file: with another one, it is another scenario.</param>
/// <param name="Says">What was found, where something was.</param>
/// <param name="Covered">The ids of the mutants whose place was reached.</param>
public sealed record Trial(
    string Mutant, string Scenario, string Source, TrialOutcome Outcome, double Milliseconds, string? Says = null, IReadOnlyList<string>? Covered = null)
{
    [JsonIgnore]
    public bool IsKill => Outcome is TrialOutcome.Failed or TrialOutcome.TimedOut;
}

/// <summary>The trials of one state of the sources, one line each, written as they end: a run that was stopped goes on where it was.</summary>
public sealed class ScoreLog : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Dictionary<(string Mutant, string Scenario, string Source), Trial> _trials = [];
    private readonly StreamWriter _file;
    private readonly Lock _lock = new();

    /// <summary>Opens the file, or begins it. A last line without an end is what a killed run leaves: it is dropped.</summary>
    public ScoreLog(string file)
    {
        var text = File.Exists(file) ? File.ReadAllText(file) : "";
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Keep(JsonSerializer.Deserialize<Trial>(line, Options)!);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, whole);
        _file = new StreamWriter(file, append: true) { AutoFlush = true, NewLine = "\n" };
    }

    public void Add(Trial trial)
    {
        lock (_lock)
        {
            Keep(trial);
            _file.WriteLine(JsonSerializer.Serialize(trial, Options));
        }
    }

    /// <summary>The last trial of the scenario as it is now; null when there was none.</summary>
    /// <param name="mutant">Empty: with none on.</param>
    public Trial? Find(string mutant, string scenario, string source)
    {
        lock (_lock)
        {
            return _trials.GetValueOrDefault((mutant, scenario, source));
        }
    }

    public void Dispose() => _file.Dispose();

    private void Keep(Trial trial) => _trials[(trial.Mutant, trial.Scenario, trial.Source)] = trial;
}
