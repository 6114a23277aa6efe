using System.Text;
using CsCheck;

namespace Maestro.Harness.Tests.Scenarios;

/// <summary>Real files made bad, always the same ones: cut, swapped, of wrong types, nested, huge, in odd letters, no UTF-8.</summary>
internal sealed class BadFiles(IReadOnlyList<byte[]> real)
{
    private static readonly string[] Pieces =
    [
        "\n", " ", "  - ", ": ", "{", "}", "[", "]", "\"", "'", "#", "&a ", "*a", "!x ", "!!str ", "? ", "| ", ">-", "---\n", "...\n", "%YAML 9\n",
        "\t", "\n\t", "\0", "\u0007", "\uFEFF", "\u0085", "\u2028", "\u202E", "\u200B", "é", "e\u0301", "😀", "ａ", "İ", "\r", "\r\n", "${", "${when}",
        "${a.b}", "~", "null", "\\", "\"\\ud800\"", "<<: *a", "@", "`", ",", "%", "- - - ", "a: b: c", ": :", "{}: ", "[]: ",
    ];

    private static readonly string[] Values =
    [
        "", "~", "null", "true", "\"true\"", "yes", "0", "-1", "1e999", ".nan", ".inf", "0x1F", "9223372036854775808", "1.5", "10", "10 s", "-1 s", "1e3 s",
        "99999999999999999999 h", "[]", "{}", "[a, b]", "{ a: b }", "[[a], {b: c}]", "\"\"", "' '", "text", "*a", "&a text", "!!int text", "2026-11-28",
        "|\n      a\n      b", "${no}", "${when", "email.send", "network.offline", "desk.9", "../../etc", "<script>",
    ];

    private static readonly Gen<(int File, (Edit Edit, int At, int Length, int Pick)[] Edits)> Recipes = Gen.Select(
        Gen.Int[0, 1_000_000],
        Gen.Select(Gen.Enum<Edit>(), Gen.Int[0, 10_000_000], Gen.Int[0, 60], Gen.Int[0, 1_000_000]).Array[1, 4]);

    private enum Edit
    {
        CutOff,
        DeleteBytes,
        RepeatBytes,
        FlipByte,
        NoUtf8,
        InsertPiece,
        OtherValue,
        OtherKey,
        DeleteLine,
        RepeatLine,
        SwapLines,
        Indent,
        Nest,
        Huge,
        Aliases,
        OtherFilesEnd,
    }

    /// <summary>So many, by the seed of the stream. Not Sample: its seed fixes the first case alone, and a gate must judge the same cases each time.</summary>
    public IEnumerable<byte[]> Make(int count)
    {
        var random = new PCG(stream: 1, seed: 0x7f3a);
        for (var i = 0; i < count; i++)
        {
            var (file, edits) = Recipes.Generate(random, null, out _);
            yield return edits.Aggregate(real[file % real.Count], Apply);
        }
    }

    private byte[] Apply(byte[] bytes, (Edit Edit, int At, int Length, int Pick) edit)
    {
        var at = bytes.Length == 0 ? 0 : edit.At % bytes.Length;
        var end = Math.Min(bytes.Length, at + edit.Length);
        return edit.Edit switch
        {
            Edit.CutOff => bytes[..at],
            Edit.DeleteBytes => [.. bytes[..at], .. bytes[end..]],
            Edit.RepeatBytes => [.. bytes[..end], .. bytes[at..]],
            Edit.FlipByte => [.. bytes[..at], (byte)edit.Pick, .. bytes[Math.Min(bytes.Length, at + 1)..]],
            Edit.NoUtf8 => [.. bytes[..at], 0xC3, (byte)(edit.Pick % 0x80), 0xFF, .. bytes[at..]],
            Edit.InsertPiece => Insert(bytes, at, Pieces[edit.Pick % Pieces.Length]),
            Edit.OtherFilesEnd => [.. bytes[..at], .. Rest(real[edit.Pick % real.Count], edit.At)],
            Edit.Nest => Insert(bytes, at, Nested(edit.Pick)),
            Edit.Huge => Insert(bytes, at, new string(edit.Pick % 2 == 0 ? 'x' : '7', edit.Pick % 3 == 0 ? 1_100_000 : 20_000)),
            Edit.Aliases => Insert(bytes, 0, "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"),
            _ => OfLines(bytes, edit.Edit, edit.At, edit.Length, edit.Pick),
        };
    }

    private static byte[] OfLines(byte[] bytes, Edit edit, int at, int length, int pick)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        var (one, other) = (at % lines.Length, pick % lines.Length);
        var colon = lines[one].IndexOf(':', StringComparison.Ordinal);
        switch (edit)
        {
            case Edit.OtherValue when colon >= 0:
                lines[one] = $"{lines[one][..colon]}: {Values[pick % Values.Length]}";
                break;
            case Edit.OtherKey when colon >= 0:
                lines[one] = lines[one][..^lines[one].TrimStart(' ', '-').Length] + Values[pick % Values.Length] + lines[one][colon..];
                break;
            case Edit.RepeatLine:
                lines[other] = $"{lines[one]}\n{lines[other]}";
                break;
            case Edit.SwapLines:
                (lines[one], lines[other]) = (lines[other], lines[one]);
                break;
            case Edit.Indent:
                lines[one] = new string(pick % 5 == 0 ? '\t' : ' ', length % 7) + lines[one].TrimStart(' ');
                break;
            default:
                lines = [.. lines[..one], .. lines[(one + 1)..]];
                break;
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static string Nested(int pick)
    {
        var depth = (pick % 5) switch { 0 => 49, 1 => 60, 2 => 1_000, 3 => 10_000, _ => 3 };
        return (pick % 4) switch
        {
            0 => new string('[', depth),
            1 => new string('[', depth) + new string(']', depth),
            2 => string.Concat(Enumerable.Repeat("{a: ", depth)),
            _ => string.Concat(Enumerable.Repeat("- ", depth)),
        };
    }

    private static byte[] Rest(byte[] bytes, int at) => bytes.Length == 0 ? [] : bytes[(at % bytes.Length)..];

    private static byte[] Insert(byte[] bytes, int at, string text) => [.. bytes[..at], .. Encoding.UTF8.GetBytes(text), .. bytes[at..]];
}
