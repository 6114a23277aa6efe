using System.Text;

namespace Maestro.Harness.Mutation.Score;

/// <summary>The mutation score as a page: by module and file, and each survivor with its reason.</summary>
public static class ScoreTable
{
    private const int Longest = 90;

    /// <summary>One line, cut where it is long.</summary>
    public static string Short(string text) => text.Length <= Longest ? text : $"{text[..(Longest - 1)]}…";

    /// <param name="command">The command that made it.</param>
    public static string Markdown(ScoreResult result, ScoreChoice choice, SurvivorReasons reasons, string command)
    {
        var text = new StringBuilder($"""
            # Mutation score

            **{result.Score:0.0} %** of {result.Fates.Count} mutants{(result.Fates.Count < result.Of ? $", a sample drawn by a seed from {result.Of}," : "")} are killed by scenarios.
            Made by `{command}` with {result.Scenarios} scenarios; sources {result.State}. How it is counted: [decisions/mutation-score.md](decisions/mutation-score.md).

            | module | file | mutants | killed | timed out | survived | not covered | killed, % |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (var file in result.Fates.GroupBy(fate => fate.Mutant.File))
        {
            text.AppendLine(Row(choice.ModuleOf(file.Key), $"`{file.Key}`", [.. file]));
        }

        text.AppendLine(Row("all", "", result.Fates));
        if (result.Unfit.Count > 0)
        {
            text.AppendLine().AppendLine("These scenarios do not pass with no mutant on, and kill nothing:").AppendLine();
            result.Unfit.ToList().ForEach(unfit => text.AppendLine($"- {unfit}"));
        }

        text.AppendLine().AppendLine("## Survivors");
        foreach (var file in result.Fates.Where(fate => !fate.IsKilled).GroupBy(fate => fate.Mutant.File))
        {
            text.AppendLine().AppendLine($"### {file.Key}").AppendLine()
                .AppendLine("| line | is | becomes | scenarios that reach it | why it survives |")
                .AppendLine("| ---: | --- | --- | --- | --- |");
            foreach (var fate in file)
            {
                text.AppendLine(
                    $"| {fate.Mutant.Line} | {Code(fate.Mutant.Original)} | {Code(fate.Mutant.Replacement)} | {Reached(fate)} | {Cell(reasons.Of(fate.Mutant) ?? "not looked into yet")} |");
            }
        }

        return text.ToString();
    }

    /// <summary>How many, and the fastest of them.</summary>
    public static string Reached(MutantFate fate) => fate.Covering.Count == 0
        ? "none"
        : $"{fate.Covering.Count}: {string.Join(", ", fate.Covering.Take(3))}{(fate.Covering.Count > 3 ? ", …" : "")}";

    private static string Row(string module, string file, IReadOnlyList<MutantFate> fates)
    {
        int Count(Fate fate) => fates.Count(each => each.Fate == fate);
        var killed = 100.0 * fates.Count(fate => fate.IsKilled) / fates.Count;
        return $"| {module} | {file} | {fates.Count} | {Count(Fate.Killed)} | {Count(Fate.TimedOut)} | {Count(Fate.Survived)} | {Count(Fate.NotCovered)} | {killed:0.0} |";
    }

    private static string Code(string text) => $"`{Cell(Short(text)).Replace("`", "'")}`";

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|");
}
