namespace Maestro.Harness.Scenarios.Binding;

/// <summary>The problems of one file, gathered while it is read and thrown together.</summary>
internal sealed class Problems
{
    // A file is bound once for each cell of its matrix: most problems are found again and again.
    private readonly HashSet<InputProblem> found = [];

    /// <param name="message">A sentence without its full stop; its first letter is made a capital.</param>
    public void Add(Place place, string message, string? remedy = null)
    {
        var sentence = $"{char.ToUpperInvariant(message[0])}{message.AsSpan(1)}.";
        found.Add(new InputProblem(sentence, remedy, place.File, place.Line, place.Column));
    }

    /// <exception cref="InputException">All problems in the file's order, if there are any.</exception>
    public void ThrowIfAny()
    {
        if (found.Count > 0)
        {
            throw new InputException([.. found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
        }
    }
}
