namespace Maestro.Harness.Tests.Architecture;

/// <summary>The project's own files: not what tools write, and nothing that a tool fetched.</summary>
internal static class Sources
{
    private static readonly HashSet<string> Tools = ["bin", "obj", "node_modules", "dist"];

    public static string Root { get; } = Settings.Find(AppContext.BaseDirectory).Root;

    /// <param name="folder">Relative to the project's root.</param>
    /// <param name="pattern">Such as `*.cs`.</param>
    /// <returns>Paths relative to the project's root, with `/`.</returns>
    public static IReadOnlyList<string> In(string folder, string pattern)
    {
        var found = Below(new DirectoryInfo(Path.Combine(Root, folder)), pattern).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new InvalidOperationException($"There is no {pattern} in {folder}.");
    }

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Below(DirectoryInfo folder, string pattern) =>
    [
        .. folder.EnumerateFiles(pattern).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')),
        .. folder.EnumerateDirectories()
            .Where(each => !Tools.Contains(each.Name))
            .SelectMany(each => Below(each, pattern)),
    ];
}
