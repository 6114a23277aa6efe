using Maestro.Harness.Setup;

namespace Maestro.Harness.Mutation;

/// <summary>Copies of a part of the target, to be changed and built beside it.</summary>
internal static class SourceCopy
{
    private static readonly HashSet<string> LeftOut = ["node_modules", "dist", "bin", "obj"];

    /// <summary>The sources below a folder, by their path in it; what tools write is left out.</summary>
    public static Dictionary<string, byte[]> Read(string origin) =>
        Files(origin).ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(origin, file)));

    /// <summary>Writes the files anew, with the packages of the folder that they come from.</summary>
    public static void Write(string copy, string origin, Dictionary<string, byte[]> files)
    {
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        foreach (var (file, bytes) in files)
        {
            var path = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        var packages = Path.Combine(origin, "node_modules");
        if (Directory.Exists(packages))
        {
            Directory.CreateSymbolicLink(Path.Combine(copy, "node_modules"), packages);
        }
    }

    /// <summary>Runs a command in the copy.</summary>
    /// <param name="otherwise">Said when it fails, with the end of what it printed.</param>
    /// <exception cref="InputException">It failed.</exception>
    public static async Task RunAsync(string otherwise, IReadOnlyList<string> words, string copy, CancellationToken cancel)
    {
        var said = new List<string>();
        var exit = await ChildProcess.RunAsync(words[0], [.. words.Skip(1)], copy, said.Add, cancel);
        if (exit != 0)
        {
            throw new InputException($"{otherwise}:\n{string.Join('\n', said.TakeLast(20))}");
        }
    }

    private static IEnumerable<string> Files(string folder, string below = "") =>
        Directory.EnumerateFiles(Path.Combine(folder, below)).Select(file => Path.GetRelativePath(folder, file))
            .Concat(Directory.EnumerateDirectories(Path.Combine(folder, below))
                .Where(child => !LeftOut.Contains(Path.GetFileName(child)))
                .SelectMany(child => Files(folder, Path.GetRelativePath(folder, child))));
}
