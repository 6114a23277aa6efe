using Maestro.Harness;
using Maestro.Harness.History;

namespace Maestro.Cli;

/// <summary>Finds the journal that a command is asked about.</summary>
internal static class StoredJournals
{
    /// <summary>A run's folder is called `date-time-process`.</summary>
    private const string RunFolders = "????????-??????-*";

    /// <param name="given">A journal, or a run's folder; null: the last run's.</param>
    /// <exception cref="InputException">None was given, and there was no run yet.</exception>
    public static string Locate(string? given, string artifacts, string command) => given switch
    {
        null => Last(artifacts) ?? throw new InputException($"There is no run in {artifacts} yet.", $"Name the journal: ./maestro {command} FILE"),
        _ when Directory.Exists(given) => Path.Combine(given, Journal.FileName),
        _ => given,
    };

    /// <summary>The folders of all runs that left a journal.</summary>
    public static IEnumerable<string> Runs(string artifacts) => Directory.Exists(artifacts)
        ? Directory.EnumerateDirectories(artifacts, RunFolders).Where(folder => File.Exists(Path.Combine(folder, Journal.FileName)))
        : [];

    private static string? Last(string artifacts) =>
        Runs(artifacts).Max(StringComparer.Ordinal) is { } folder ? Path.Combine(folder, Journal.FileName) : null;
}
