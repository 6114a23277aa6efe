using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>Scenario files, read and bound.</summary>
public static class ScenarioFile
{
    /// <summary>Reads one file into the scenarios it stands for: one, or one for each cell of its matrix.</summary>
    /// <param name="path">The file; relative to the current folder unless absolute.</param>
    /// <param name="root">The project's root folder: problems and ids name the file relative to it.</param>
    /// <param name="catalog">The steps, expectations and faults that a file may use.</param>
    /// <param name="claims">The claims that a file may name; null leaves them unchecked.</param>
    /// <exception cref="InputException">Every problem of the file, each with its place.</exception>
    public static IReadOnlyList<ScenarioVariant> Load(
        string path, string root, Catalog catalog, IReadOnlyDictionary<string, Claim>? claims = null) =>
        throw new NotSupportedException("The binder is not finished.");
}
