using System.Security.Cryptography;
using System.Text;
using Maestro.Harness.Setup;

namespace Maestro.Harness.Mutation;

/// <summary>A copy of a client with a defect in it, built once for each state of client and defect.</summary>
public sealed class KnownBadCopy(Settings settings)
{
    private static readonly HashSet<string> LeftOut = ["node_modules", "dist", "bin", "obj"];

    /// <returns>The folder of the copy's builds, an absolute path.</returns>
    /// <exception cref="InputException">An anchor does not stand in its file exactly once, or the copy does not build.</exception>
    public async Task<string> BuildAsync(string name, KnownBad bad, CancellationToken cancel)
    {
        var origin = Path.Combine(settings.Root, bad.Of);
        var files = Files(origin).ToDictionary(file => file, file => File.ReadAllText(Path.Combine(origin, file)));
        foreach (var edit in bad.Edits)
        {
            files[edit.File] = Apply(edit, files);
        }

        var copy = Path.Combine(settings.Work, "known-bad", $"{name}-{Hash(files, bad.Build)}");
        var done = Path.Combine(copy, ".built");
        if (!File.Exists(done))
        {
            Write(copy, origin, files);
            await BuildAsync(name, copy, bad.Build, cancel);
            await File.WriteAllTextAsync(done, "", cancel);
        }

        return Path.Combine(copy, "dist");
    }

    private static string Apply(Edit edit, Dictionary<string, string> files)
    {
        if (!files.TryGetValue(edit.File, out var text))
        {
            throw Wrong(edit, $"the client has no file '{edit.File}'");
        }

        var anchor = edit.Anchor.TrimEnd('\n');
        var first = text.IndexOf(anchor, StringComparison.Ordinal);
        return first < 0 ? throw Wrong(edit, $"the anchor does not stand in {edit.File}")
            : text.IndexOf(anchor, first + 1, StringComparison.Ordinal) >= 0 ? throw Wrong(edit, $"the anchor stands in {edit.File} more than once")
            : text[..first] + edit.With.TrimEnd('\n') + text[(first + anchor.Length)..];
    }

    private static InputException Wrong(Edit edit, string why) => new(
        [new InputProblem($"This edit does not fit the client: {why}.", "Choose an anchor that stands there exactly once.",
            edit.Place.File, edit.Place.Line, edit.Place.Column)]);

    private static IEnumerable<string> Files(string folder, string below = "") =>
        Directory.EnumerateFiles(Path.Combine(folder, below)).Select(file => Path.GetRelativePath(folder, file))
            .Concat(Directory.EnumerateDirectories(Path.Combine(folder, below))
                .Where(child => !LeftOut.Contains(Path.GetFileName(child)))
                .SelectMany(child => Files(folder, Path.GetRelativePath(folder, child))));

    private static string Hash(Dictionary<string, string> files, string build)
    {
        var all = string.Join('\0', files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\0{file.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{build}\0{all}")))[..12];
    }

    private static void Write(string copy, string origin, Dictionary<string, string> files)
    {
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        foreach (var (file, text) in files)
        {
            var path = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Directory.CreateSymbolicLink(Path.Combine(copy, "node_modules"), Path.Combine(origin, "node_modules"));
    }

    private static async Task BuildAsync(string name, string copy, string build, CancellationToken cancel)
    {
        var said = new List<string>();
        var words = CommandWords.Split(build);
        var exit = await ChildProcess.RunAsync(words[0], [.. words.Skip(1)], copy, said.Add, cancel);
        if (exit != 0)
        {
            throw new InputException($"The known-bad client {name} does not build:\n{string.Join('\n', said.TakeLast(20))}");
        }
    }
}
