using System.Text;

namespace Maestro.Harness.Setup;

/// <summary>Splits a command line into words: blanks separate, quotes keep blanks together; there is no escape.</summary>
internal static class CommandWords
{
    /// <exception cref="InputException">The line is empty, or a quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var started = false;
        char? quote = null;
        foreach (var c in line)
        {
            if (c == quote)
            {
                quote = null;
            }
            else if (quote is null && c is '"' or '\'')
            {
                quote = c;
                started = true;
            }
            else if (quote is null && char.IsWhiteSpace(c))
            {
                EndWord();
            }
            else
            {
                word.Append(c);
                started = true;
            }
        }

        EndWord();
        return quote is not null ? throw new InputException($"The quote {quote} is not closed: {line}")
            : words.Count == 0 ? throw new InputException("A command line is empty.")
            : words;

        void EndWord()
        {
            if (started)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            started = false;
        }
    }
}
