namespace Maestro.Harness.Scenarios;

/// <summary>Where something stands in a file that a person wrote.</summary>
/// <param name="File">The file, relative to the project's root where it lies in it.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
public readonly record struct Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
