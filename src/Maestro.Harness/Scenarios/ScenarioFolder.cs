using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>Finds scenario files on disk.</summary>
public static class ScenarioFolder
{
    /// <summary>The folder of the scenarios below the project's root.</summary>
    public const string Name = "scenarios";

    /// <summary>The scenario that must fail, which is part of every run and of no folder.</summary>
    public const string Canary = "canary.yaml";

    /// <summary>The canary of a target whose deployments are not ours.</summary>
    public const string CanaryElsewhere = "canary.elsewhere.yaml";

    private const string Extension = ".yaml";

    /// <summary>The scenario files that the paths stand for, absolute, each once, sorted by path.</summary>
    /// <param name="paths">Files, and folders with all files below them but `claims.yaml`, `canary.yaml` and `*.local.yaml`; relative
    /// to the root or to its `scenarios` folder; none means that folder. Links are not followed.</param>
    /// <param name="root">The project's root folder.</param>
    /// <exception cref="InputException">Every path that is missing, no YAML file, or a folder of none.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths, string root)
    {
        var problems = new List<InputProblem>();
        var files = new SortedSet<string>();
        foreach (var path in paths.Count == 0 ? [Name] : paths)
        {
            files.UnionWith(In(path, Path.GetFullPath(root), problems));
        }

        return problems.Count == 0 ? [.. files] : throw new InputException(problems);
    }

    private static string[] In(string path, string root, List<InputProblem> problems)
    {
        string[] places = [Path.GetFullPath(path, root), Path.GetFullPath(path, Path.Combine(root, Name))];
        if (places.FirstOrDefault(File.Exists) is { } file)
        {
            if (Path.GetDirectoryName(file) == Path.Combine(root, Name) && Path.GetFileName(file) is Canary or CanaryElsewhere)
            {
                problems.Add(new InputProblem($"'{path}' is the canary: it is part of every run, and must fail."));
                return [];
            }

            if (file.EndsWith(Extension, StringComparison.Ordinal))
            {
                return [file];
            }

            problems.Add(new InputProblem($"'{path}' is no scenario file; expected a name that ends in {Extension}."));
            return [];
        }

        if (places.FirstOrDefault(Directory.Exists) is { } folder)
        {
            var found = Below(folder);
            if (found.Length == 0)
            {
                problems.Add(new InputProblem($"No scenario lies in '{path}'; expected files with {Extension}."));
            }

            return found;
        }

        var message = $"'{path}' does not exist; expected a scenario or a folder.";
        problems.Add(new InputProblem(message, Suggestion(path, root)));
        return [];
    }

    private static string[] Below(string folder)
    {
        var deep = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        return
        [
            .. Directory.EnumerateFiles(folder, "*" + Extension, deep)
                .Where(file => Path.GetFileName(file) is not (Claims.FileName or Canary or CanaryElsewhere))
                .Where(file => !file.EndsWith(".local" + Extension, StringComparison.Ordinal)),
        ];
    }

    private static string? Suggestion(string path, string root)
    {
        var folder = Path.Combine(root, Name);
        if (!Directory.Exists(folder))
        {
            return $"Is the project's root right? There is no '{Name}' folder in it.";
        }

        var files = Below(folder).Select(file => SourceText.NameOf(file, root)).ToList();
        var folders = files.Select(file => file[..file.LastIndexOf('/')]).Distinct();
        var from = path.StartsWith(Name, StringComparison.Ordinal) ? root : folder;
        var wanted = SourceText.NameOf(Path.Combine(from, path), root);
        return Nearest.Remedy(wanted, [.. files, .. folders]);
    }
}
