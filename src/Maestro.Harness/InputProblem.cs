namespace Maestro.Harness;

/// <summary>One thing wrong with what the user handed in: a file, an argument, the machine.</summary>
/// <param name="Message">What is wrong, and what was expected.</param>
/// <param name="Remedy">What to do about it; a line that can be pasted where there is one.</param>
/// <param name="File">The file, relative to the project's root where it lies in it.</param>
/// <param name="Line">1-based; 0 when the problem has no place in the file.</param>
/// <param name="Column">1-based; 0 when the problem has no place in the line.</param>
public sealed record InputProblem(string Message, string? Remedy = null, string? File = null, int Line = 0, int Column = 0)
{
    /// <summary>`file:line:column: message`, with as much of the place as there is.</summary>
    public override string ToString()
    {
        var place = (File, Line, Column) switch
        {
            (null, _, _) => "",
            (_, 0, _) => $"{File}: ",
            (_, _, 0) => $"{File}:{Line}: ",
            _ => $"{File}:{Line}:{Column}: ",
        };
        return Remedy is null ? place + Message : $"{place}{Message}\n    {Remedy}";
    }
}

/// <summary>Bad input or a machine that lacks something: shown as plain messages, exit code 3, never a stack trace.</summary>
public sealed class InputException(IReadOnlyList<InputProblem> problems)
    : Exception(string.Join('\n', problems))
{
    public InputException(string message, string? remedy = null) : this([new InputProblem(message, remedy)]) { }

    public IReadOnlyList<InputProblem> Problems { get; } = problems;
}
