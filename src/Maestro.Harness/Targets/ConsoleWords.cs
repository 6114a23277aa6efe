using System.ComponentModel;
using System.Text.RegularExpressions;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Targets;

/// <summary>
/// Words of the client's console, and what the contract says in their place. In both, `{name}` stands for whatever is there. The history holds
/// the contract's words, so that scenarios and guarantees need to know no others.
/// </summary>
/// <param name="Contract">As docs/contract.md has it: `[MAESTRO] Generated new encryption key (v{number})`.</param>
/// <param name="Says">As the client says it: `key no. {number} made`.</param>
/// <param name="Level">The contract's level; null: the client's own is the same.</param>
[Example("{ contract: \"[MAESTRO RISK] {error}\", says: \"refused: {error}\", level: warn }")]
public sealed partial record ConsoleWords(
    [Description("The contract's words; {name} stands for what differs")] string Contract,
    [Description("The client's words, with the same {name}")] string Says,
    [Description("The contract's level, where the client's is another")] [OneOf("error", "warn", "info", "log")] string? Level = null) : IChecked
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Regex _says = new(Form(Says), RegexOptions.Singleline, Limit);

    /// <summary>The message as the contract says it; null when it is none of these.</summary>
    /// <param name="level">As the browser names it: error, warning, info, log or debug.</param>
    public (string Level, string Text)? Translate(string level, string text)
    {
        var match = _says.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var words = Hole().Replace(Contract, hole => match.Groups[hole.Groups["name"].Value].Value);
        var translated = text[..match.Index] + words + text[(match.Index + match.Length)..];
        return (Level is null ? level : Level is "warn" ? "warning" : Level, translated);
    }

    IEnumerable<string> IChecked.Check()
    {
        var told = Names(Says).ToHashSet();
        if (Names(Contract).FirstOrDefault(name => !told.Contains(name)) is { } lacking)
        {
            yield return $"`contract` has `{{{lacking}}}`, which `says` does not tell; expected the same in both";
        }

        if (Names(Says).Count() != told.Count)
        {
            yield return "`says` has the same `{name}` twice; expected each once";
        }
    }

    private static IEnumerable<string> Names(string text) => Hole().Matches(text).Select(match => match.Groups["name"].Value);

    /// <summary>The last hole takes the rest of the text, the others as little as fits.</summary>
    private static string Form(string says)
    {
        var holes = Hole().Matches(says);
        var (form, end) = ("", 0);
        foreach (Match hole in holes)
        {
            var isLast = hole == holes[^1] && hole.Index + hole.Length == says.Length;
            form += $"{Regex.Escape(says[end..hole.Index])}(?<{hole.Groups["name"].Value}>.*{(isLast ? "" : "?")})";
            end = hole.Index + hole.Length;
        }

        return form + Regex.Escape(says[end..]);
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
