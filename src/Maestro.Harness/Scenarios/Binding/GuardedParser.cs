using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>YamlDotNet's parser, with every failure as a YamlException: 18.1 also throws InvalidOperationException (an
/// unclosed `[` before a key) and ArgumentException.</summary>
internal sealed class GuardedParser(string text) : IParser
{
    /// <summary>The message of a failure that YamlDotNet has no words for.</summary>
    public const string Unfinished = "a value or a bracket is not finished";

    private readonly Scanner scanner = new(new StringReader(text));
    private Parser? parser;

    public ParsingEvent? Current => parser?.Current;

    public bool MoveNext()
    {
        parser ??= new Parser(scanner);
        try
        {
            return parser.MoveNext();
        }
        catch (Exception e) when (e is not YamlException)
        {
            throw new YamlException(scanner.CurrentPosition, scanner.CurrentPosition, Unfinished, e);
        }
    }
}
