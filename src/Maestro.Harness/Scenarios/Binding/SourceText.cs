using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>A text file as it is on disk: UTF-8, at most 1 MB, nothing that a YAML file cannot hold.</summary>
/// <param name="Name">The file, relative to the project's root where it lies in it, with `/` between folders.</param>
/// <param name="Hash">The SHA-256 of its bytes, in lower-case hex.</param>
internal sealed record SourceText(string Name, string Text, string Hash)
{
    private const int Most = 1_000_000;

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(code => (char)code).Where(IsRefused)]);

    /// <exception cref="InputException">The file cannot be read, or is no such text.</exception>
    public static SourceText Read(string path, string root)
    {
        var name = NameOf(path, root);
        var bytes = Bytes(path, name);
        var problems = new Problems();
        var text = Decode(bytes, name, problems);
        RefuseStrangeCharacters(text, name, problems);
        problems.ThrowIfAny();
        return new SourceText(name, text, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>Relative to the root if the path lies in it, else absolute; with `/` between folders.</summary>
    public static string NameOf(string path, string root)
    {
        var full = Path.GetFullPath(path);
        var relative = Path.GetRelativePath(Path.GetFullPath(root), full);
        var inside = !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        return (inside ? relative : full).Replace('\\', '/');
    }

    private static bool IsRefused(char c) => char.IsControl(c) && c is not ('\t' or '\r' or '\n');

    private static byte[] Bytes(string path, string name)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[(stream is { CanSeek: true, Length: > 0 } ? Math.Min(Most, stream.Length) : Most) + 1];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read <= Most
                ? bytes[..read]
                : throw new InputException([new InputProblem(
                    "The file is larger than 1 MB; expected a file that a person can read.", "Split it.", name, 1, 1)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException([new InputProblem($"The file cannot be read: {e.Message}", File: name)]);
        }
    }

    private static string Decode(byte[] bytes, string name, Problems problems)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            var index = Math.Clamp(e.Index, 0, bytes.Length - 1);
            var before = bytes.AsSpan(0, index);
            var place = new Place(name, before.Count((byte)'\n') + 1, index - before.LastIndexOf((byte)'\n'));
            problems.Add(
                place,
                $"The byte 0x{bytes[index]:X2} is not UTF-8; expected a UTF-8 text file",
                "Save the file as UTF-8.");
            return "";
        }
    }

    // YamlDotNet takes a NUL for the end of the file, and words tabs as "cannot start any token".
    private static void RefuseStrangeCharacters(string text, string name, Problems problems)
    {
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var number = index + 1;
            var tab = line[..^line.TrimStart(' ', '\t').Length].IndexOf('\t');
            if (tab >= 0)
            {
                problems.Add(
                    new Place(name, number, tab + 1),
                    "A tab indents this line; expected spaces",
                    "Indent by two spaces.");
            }

            var control = line.AsSpan().IndexOfAny(Controls);
            if (control >= 0)
            {
                problems.Add(
                    new Place(name, number, control + 1),
                    $"The control character U+{(int)line[control]:X4} stands here; expected text",
                    "Remove it, or write it as an escape between double quotes.");
            }
        }
    }
}
