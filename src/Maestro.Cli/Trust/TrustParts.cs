using System.Globalization;

namespace Maestro.Cli.Trust;

/// <summary>The parts of the long proof, in the order in which they are measured: what tells most comes first.</summary>
internal static class TrustParts
{
    /// <summary>As they are typed.</summary>
    public static readonly IReadOnlyList<string> Names = ["known-bads", "full-runs", "kill-sweep", "benchmark", "mutation-score"];

    /// <summary>Of some 1,650 mutants. All of them take most of a night; docs/decisions/mutation-score.md has the times.</summary>
    private const string ScoreSample = "100";

    /// <summary>Draws them. Checks were written for what the samples of seeds 1 to 3 had shown, so that those flatter.</summary>
    private const string ScoreSeed = "4";

    public static IReadOnlyList<ITrustPart> All(Frame frame) =>
    [
        new KnownBadsPart(frame),
        new FullRunsPart(frame),
        new KillSweepPart(frame),
        new CommandPart(
            frame,
            "benchmark",
            "judging a history is fast, and takes time in proportion to its length",
            ["dotnet", "run", "-c", "Release", "--project", "bench/Maestro.Bench", "--", "guarantees"],
            line => line.TrimStart().StartsWith("kept", StringComparison.Ordinal) || line.TrimStart().StartsWith("MISSED", StringComparison.Ordinal) || IsName(line)),
        new CommandPart(
            frame,
            "mutation-score",
            "changes to the client that nobody has chosen are noticed by scenarios; docs/mutation-score.md has each that is not",
            ["dotnet", Path.Combine(AppContext.BaseDirectory, "maestro.dll"), "score", "--sample", ScoreSample, "--seed", ScoreSeed, "--table", "docs/mutation-score.md"],
            line => char.IsAsciiDigit(line.FirstOrDefault()) && line.Contains(" mutants killed", StringComparison.Ordinal)),
    ];

    /// <summary>A benchmark's name stands alone on its line, before its figures.</summary>
    private static bool IsName(string line) => line.Length > 0 && char.IsAsciiLetterUpper(line[0]) && line.All(char.IsAsciiLetter);

    /// <summary>`3 of 5`.</summary>
    public static string Of(int some, int all) => string.Create(CultureInfo.InvariantCulture, $"{some} of {all}");
}
