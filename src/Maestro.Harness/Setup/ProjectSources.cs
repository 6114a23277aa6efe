namespace Maestro.Harness.Setup;

/// <summary>
/// Everything in the project that a verdict can depend on, as one hash. Words about the project are not among it, nor are its tests, which
/// judge nothing, nor what is said of mutants that survived; nor the commands, the reports, the room and the benchmarks, which hand something over to the
/// engine and show what came of it. What measures the long proof is.
/// </summary>
public static class ProjectSources
{
    private const int HashLength = 12;
    private const string Engine = "src/Maestro.Harness";

    /// <summary>Folders of the engine that decide no verdict.</summary>
    private static readonly IReadOnlyList<string> Telling = ["Rehearsal", "Reporting"];

    /// <summary>Files, and folders with all below them but what tools write there: node_modules, dist, bin, obj, .maestro.</summary>
    public static readonly IReadOnlyList<string> Counted =
    [
        "fixtures", "scenarios", Engine, "src/Maestro.Cli/Trust",
        "tests/mutation/instrument.mjs", "tests/mutation/modules.yaml", "tests/mutation/package-lock.json",
        "BannedSymbols.txt", "Directory.Build.props", "Directory.Packages.props", "global.json", Settings.FileName, "docs/runbook.md",
    ];

    /// <returns>The first twelve digits of a SHA-256 over the path and the bytes of each file, in the order of their paths.</returns>
    public static string Hash(string root)
    {
        var sources = Counted.Where(source => Path.Exists(Path.Combine(root, source))).SelectMany(source => source == Engine ? Judging(root) : [source]).ToList();
        return SourceHash.Of(new PrepareStep("sources", ".", [], sources), root)[..HashLength];
    }

    private static IEnumerable<string> Judging(string root) => Directory.EnumerateFileSystemEntries(Path.Combine(root, Engine))
        .Select(Path.GetFileName)
        .Where(name => !Telling.Contains(name) && !SourceHash.LeftOut.Contains(name))
        .Select(name => $"{Engine}/{name}");
}
