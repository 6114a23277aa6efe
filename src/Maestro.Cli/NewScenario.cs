using System.Text;
using Maestro.Harness;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Scenarios.Schema;

namespace Maestro.Cli;

/// <summary>Writes a scenario to go on from, where there is none yet.</summary>
internal static class NewScenario
{
    private const string Extension = ".yaml";

    /// <summary>What the template shows of its own.</summary>
    public const string UsualClaim = "RCP-1";

    /// <param name="root">The project's root folder.</param>
    /// <param name="path">Below `scenarios/`, which may stand before it as well, and `.yaml` after it.</param>
    /// <param name="title">Null: the file's name as words.</param>
    /// <param name="claims">Ids; none: <see cref="UsualClaim"/>.</param>
    /// <param name="fault">The name of one; null: none.</param>
    /// <returns>The file's path from the root.</returns>
    /// <exception cref="InputException">No such claim or fault, no place for a scenario, or something is there already.</exception>
    public static string Write(string root, string path, string? title, IReadOnlyList<string> claims, string? fault)
    {
        var file = Place(path, root);
        var runbook = Claims.Load(Path.Combine(root, ScenarioFolder.Name, Claims.FileName), root);
        var name = Path.GetFileNameWithoutExtension(file).Replace('-', ' ');
        var text = ScenarioTemplate.Text(
            Relative(Path.GetDirectoryName(file)!, Path.Combine(root, ScenarioFolder.Name, ScenarioSchema.FileName)),
            title is { Length: > 0 } ? title : char.ToUpperInvariant(name[0]) + name[1..],
            [.. (claims.Count > 0 ? claims.Distinct() : [UsualClaim]).Select(id => Known("claim", id, runbook))],
            fault is null ? null : (fault, Known("fault", fault, Project.Words.Family(typeof(FaultOptions)))));

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = new FileStream(file, FileMode.CreateNew);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return Relative(root, file);
    }

    private static string Place(string path, string root)
    {
        var below = path.StartsWith($"{ScenarioFolder.Name}/", StringComparison.Ordinal) ? path[(ScenarioFolder.Name.Length + 1)..] : path;
        below = below.EndsWith(Extension, StringComparison.Ordinal) ? below[..^Extension.Length] : below;
        if (!below.Split('/').All(Names.IsName))
        {
            throw new InputException(
                $"{Expected.Quote(path)} is no place for a scenario; expected names of {Names.Form}, with `/` between them.", "Example: playbooks/offline/my-story");
        }

        var file = Path.Combine(root, ScenarioFolder.Name, below + Extension);
        return !Path.Exists(file) ? file : throw new InputException($"{Relative(root, file)} is there already, and stays as it is.", "Choose another name.");
    }

    private static T Known<T>(string kind, string word, IReadOnlyDictionary<string, T> known) => known.TryGetValue(word, out var found)
        ? found
        : throw new InputException($"There is no {kind} {Expected.Quote(word)}; expected {Nearest.Listed([.. known.Keys])}.", Nearest.Remedy(word, [.. known.Keys]));

    private static string Relative(string from, string to) => Path.GetRelativePath(from, to).Replace('\\', '/');
}
