using System.Net;
using System.Text.RegularExpressions;

namespace Maestro.Harness.Reporting;

/// <summary>Text that came from a client or a file, put into Markdown so that it is read as text.</summary>
internal static partial class Markdown
{
    /// <summary>Within a line or a table's cell: no markup, no HTML, no line break.</summary>
    public static string Words(string text) =>
        Markup().Replace(WebUtility.HtmlEncode(text.ReplaceLineEndings(" ")).Replace("&#39;", "'").Replace("&quot;", "\""), @"\$0");

    /// <summary>A block that is shown as it is; its fence is longer than any in the text.</summary>
    public static string Fence(string text)
    {
        var fence = new string('`', Math.Max(3, Ticks().Matches(text).Select(ticks => ticks.Length + 1).DefaultIfEmpty(0).Max()));
        return $"{fence}text\n{text}\n{fence}\n\n";
    }

    [GeneratedRegex(@"[\\`*_\[\]|~#]", RegexOptions.None, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex("`+", RegexOptions.None, 1000)]
    private static partial Regex Ticks();
}
