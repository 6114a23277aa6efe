using System.Text.RegularExpressions;

namespace Maestro.Harness.Reporting;

/// <summary>What the history says, as a person would put it.</summary>
internal static partial class PlainWords
{
    /// <summary>`exactly 1 row(s)` is `exactly 1 row`, `2 effect(s)` is `2 effects`; other words may be quoted, and stay.</summary>
    public static string Counted(string text) =>
        Count.Replace(text, found => $"{found.Groups["count"]} {found.Groups["what"]}{(found.Groups["count"].Value is "1" ? "" : "s")}");

    /// <summary>The middle of a long text is left out: how it begins and how it ends says most.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : $"{text[..(longest * 2 / 3)]} … {text[^(longest / 3)..]}";

    [GeneratedRegex(@"(?<count>\d+) (?<what>row|effect|request|time|such row)\(s\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Count { get; }
}
