namespace Maestro.Harness.Scenarios.Binding;

/// <summary>The problems of one file, gathered while it is read and thrown together.</summary>
internal sealed class Problems
{
    /// <summary>What stands in a file may be quoted at several places: nobody reads a page of it.</summary>
    private const int Longest = 1_000;

    // A file is bound once for each cell of its matrix: most problems are found again and again.
    private readonly HashSet<InputProblem> found = [];

    /// <param name="message">A sentence without its full stop; its first letter is made a capital.</param>
    public void Add(Place place, string message, string? remedy = null)
    {
        var sentence = $"{char.ToUpperInvariant(message[0])}{message.AsSpan(1)}.";
        found.Add(new InputProblem(Cut(sentence), remedy is null ? null : Cut(remedy), place.File, place.Line, place.Column));
    }

    /// <summary>A message as long as somebody reads: what a file holds may be longer.</summary>
    public static string Cut(string text) => text.Length <= Longest ? text : $"{text.AsSpan(0, Longest - 1)}…";

    /// <exception cref="InputException">All problems in the file's order, if there are any.</exception>
    public void ThrowIfAny()
    {
        if (found.Count > 0)
        {
            throw new InputException([.. found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
        }
    }
}
