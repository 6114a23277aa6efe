namespace Maestro.Harness.Worlds;

/// <summary>A copy of what origins keep in a browser's profile, taken while the browser runs, as backup programs do.</summary>
public static class ProfileBackup
{
    /// <summary>Folders of a profile: the databases first, then localStorage.</summary>
    public static IReadOnlyList<string> Parts { get; } = [Path.Combine("Default", "IndexedDB"), Path.Combine("Default", "Local Storage")];

    /// <summary>Takes the place of an earlier one.</summary>
    public static void Take(string profile)
    {
        foreach (var part in Parts)
        {
            Replace(Path.Combine(profile, part), Path.Combine(Folder(profile), part));
        }
    }

    /// <exception cref="InputException">None was taken.</exception>
    public static void PutBack(string profile, string part)
    {
        if (!Directory.Exists(Folder(profile)))
        {
            throw new InputException("There is no backup to put back.", "Take one with the step `backup: profile` before.");
        }

        Replace(Path.Combine(Folder(profile), part), Path.Combine(profile, part));
    }

    private static string Folder(string profile) => $"{profile}.backup";

    private static void Replace(string from, string to)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
