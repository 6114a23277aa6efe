using System.ComponentModel;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Mutation.Score;

/// <summary>Which modules of the client are mutated; `tests/mutation/modules.yaml`.</summary>
/// <param name="Modules">The files of each module, relative to <paramref name="Of"/>.</param>
[Description("Which modules of the client are mutated")]
public sealed record ScoreChoice(
    [Description("The client's folder")] string Of,
    [Description("The files of each module, relative to that folder")] IReadOnlyDictionary<string, IReadOnlyList<string>> Modules)
{
    /// <summary>The folder of the instrumenter, of this choice and of the reasons.</summary>
    public const string Folder = "tests/mutation";

    /// <summary>Every file, each once.</summary>
    public IReadOnlyList<string> Files => [.. Modules.Values.SelectMany(files => files).Distinct()];

    /// <exception cref="InputException">Every problem of the file, each with its place.</exception>
    public static ScoreChoice Load(string root) => YamlFile.Load<ScoreChoice>(Path.Combine(root, Folder, "modules.yaml"), root);

    /// <param name="modules">By name; none means all.</param>
    /// <returns>The files of these modules.</returns>
    /// <exception cref="InputException">There is no such module.</exception>
    public IReadOnlySet<string> FilesOf(IReadOnlyList<string> modules)
    {
        var unknown = modules.Where(module => !Modules.ContainsKey(module)).ToList();
        return unknown.Count > 0
            ? throw new InputException($"There is no module {string.Join(", ", unknown)}.", $"There are: {string.Join(", ", Modules.Keys)}.")
            : Modules.Where(module => modules.Count == 0 || modules.Contains(module.Key)).SelectMany(module => module.Value).ToHashSet();
    }

    /// <summary>The module of a file.</summary>
    public string ModuleOf(string file) => Modules.First(module => module.Value.Contains(file)).Key;
}
