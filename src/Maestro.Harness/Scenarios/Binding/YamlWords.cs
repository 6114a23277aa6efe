namespace Maestro.Harness.Scenarios.Binding;

/// <summary>What YamlDotNet says about a text that is no YAML, said to a person.</summary>
internal static class YamlWords
{
    /// <summary>A part of what is said where a value is missing.</summary>
    public const string NoValue = "did not find expected node content";

    private static readonly (string Part, string Message, string Remedy)[] Known =
    [
        ("found invalid mapping",
            "A second `: ` stands in one value; expected one key and one value on a line",
            "Quote a value that contains `: `, indent all keys of a mapping alike, and end each key with a `:`."),
        ("Mapping values are not allowed",
            "A `: ` stands where no key can be; expected one key and one value on a line",
            "Quote a value that contains `: `."),
        ("simple key, could not find expected ':'",
            "A key has no `:` after it; expected `key: value`",
            "Write `key: value`; quote a text of several lines."),
        ("block mapping, did not find expected key",
            "A key was expected here; the line is not indented as the keys above it, or a quote ends too early",
            "Indent all keys of a mapping alike."),
        ("did not find expected '-'",
            "A `-` was expected here; the line is indented differently from the items above it",
            "Indent all items of a list alike, and the keys of an item below its first one."),
        ("Block sequence entries are not allowed",
            "A list begins where none can be; expected it on a line of its own",
            "Begin the list on the line after its key."),
        ("flow sequence, did not find",
            "A list in `[ ]` is not finished; expected `,` or `]`",
            "Close it with `]`; quote words with special characters."),
        ("flow mapping",
            "A mapping in `{ }` is not finished; expected `,` or `}`",
            "Close it with `}`; quote a value that holds `: `, `,`, `[`, `{` or `${name}`."),
        ("double-quoted scalar, found wrong indentation",
            "A quoted text goes on in a line that is not indented below its key",
            "Close it with the quote it began with, or indent the line."),
        (GuardedParser.Unfinished,
            "A value, a `[` or a `{` before this place is not finished",
            "Close every bracket and quote; quote values with special characters."),
        ("quoted scalar, found unexpected end",
            "A quoted text is not closed",
            "Close it with the quote it began with."),
        ("quoted scalar, found unexpected document",
            "A quoted text is not closed before `---` or `...`",
            "Close it with the quote it began with."),
        (NoValue,
            "A value was expected here, and there is none",
            "Complete the line before; quote a value that begins with `,`, `]`, `}` or `-`."),
        ("expected <document end>",
            "The mapping of the file ends before this place; expected nothing more",
            "Indent the first key of the file as all others; remove what does not belong to it."),
        ("unknown escape",
            "A `\\` in double quotes is followed by a letter that YAML does not know",
            "Write `\\\\` for a backslash, or use single quotes."),
        ("hexadecimal",
            "An escape in double quotes lacks its hexadecimal digits",
            "Write `\\\\` for a backslash, or use single quotes."),
        ("Unicode",
            "An escape in double quotes is no character",
            "Write the character itself."),
        ("tab",
            "A tab stands where only spaces can be",
            "Indent by two spaces."),
        ("cannot start any token",
            "A value begins with a character that YAML keeps for itself",
            "Quote the value."),
        ("directive",
            "A directive (`%`) begins here; expected none",
            "Quote the value if it is text."),
        ("anchor",
            "An anchor or alias (`&`, `*`) begins here; expected a value without one",
            "Quote the value if it is text."),
        ("tag",
            "A tag (`!`) begins here; expected a value without one",
            "Quote the value if it is text."),
        ("block scalar",
            "The first line of a text after `|` or `>` is wrong; expected nothing but a comment behind the sign",
            "Begin the text on the next line, indented by two spaces."),
    ];

    /// <summary>The message, and what to do about it.</summary>
    public static (string Message, string Remedy) Of(string said)
    {
        foreach (var (part, message, remedy) in Known)
        {
            if (said.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return (message, remedy);
            }
        }

        return ("This is no YAML: " + said.TrimEnd('.'), "Compare the line with its neighbours: indentation, quotes.");
    }
}
