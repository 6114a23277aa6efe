using System.ComponentModel;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Mutation.Score;

/// <summary>Why mutants survive, as somebody has found out; `tests/mutation/survivors.yaml`. They count as survived all the same.</summary>
[Description("Why mutants survive")]
public sealed record SurvivorReasons(
    [Description("Each reason with the mutants that it holds for")] IReadOnlyList<SurvivorReason> Reasons)
{
    /// <exception cref="InputException">Every problem of the file, each with its place.</exception>
    public static SurvivorReasons Load(string root) =>
        YamlFile.Load<SurvivorReasons>(Path.Combine(root, ScoreChoice.Folder, "survivors.yaml"), root);

    /// <summary>Null: nobody has found it out.</summary>
    public string? Of(CodeMutant mutant) => Reasons.FirstOrDefault(reason => reason.Mutants.Any(each => each.Is(mutant)))?.Reason;
}

/// <summary>One reason, and whose it is.</summary>
public sealed record SurvivorReason(
    [Description("Why no scenario notices")] string Reason,
    [Description("The mutants that it holds for")] IReadOnlyList<MutantName> Mutants);

/// <summary>A mutant by what it changes: numbers of lines would not outlast the next edit.</summary>
public sealed record MutantName(
    [Description("Relative to the client's folder")] string File,
    [Description("The line that it begins in")] string Line,
    [Description("What the replacement takes the place of")] string Of,
    [Description("The replacement")] string With)
{
    /// <summary>Blanks at the ends, which YAML may drop, do not count.</summary>
    public bool Is(CodeMutant mutant) =>
        mutant.File == File && mutant.Text.Trim() == Line.Trim() && mutant.Original.Trim() == Of.Trim() && mutant.Replacement.Trim() == With.Trim();
}
