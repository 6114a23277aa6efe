namespace Maestro.Harness.Scenarios;

/// <summary>One scenario to run: a file, or one cell of the matrix of a file.</summary>
/// <param name="Id">The path below `scenarios/` without its extension, and `[name=value]` of the cell.</param>
/// <param name="File">The file, relative to the project's root where it lies in it.</param>
/// <param name="Cell">The matrix's names, and the words for their values as in the id; empty without a matrix.</param>
/// <param name="SourceHash">The SHA-256 of the file's bytes, in lower-case hex.</param>
public sealed record ScenarioVariant(
    string Id,
    Scenario Scenario,
    string File,
    IReadOnlyDictionary<string, string> Cell,
    string SourceHash);
