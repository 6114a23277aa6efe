namespace Maestro.Harness.Setup;

/// <summary>Programs by name, as a shell would find them.</summary>
internal static class Executables
{
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];

    public static IReadOnlyList<string> SearchPath { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The full path of a program, or null when no folder of the search path has it.</summary>
    public static string? Find(string name) => Find(name, SearchPath);

    public static string? Find(string name, IReadOnlyList<string> folders) =>
        folders.SelectMany(folder => Endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(IsExecutable);

    /// <summary>True for a file that this user may start.</summary>
    public static bool IsExecutable(string path)
    {
        const UnixFileMode execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & execute) != UnixFileMode.None);
    }
}
