using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Rehearsal;

/// <summary>The incidents on disk.</summary>
public static class IncidentFolder
{
    /// <summary>Below the project's root.</summary>
    public const string Name = "incidents";

    /// <summary>Faults that need no options, each with a maker of its own: what a facilitator can inject by hand.</summary>
    public static IReadOnlyDictionary<string, Func<FaultOptions>> Faults { get; } = Project.Words.Family(typeof(FaultOptions))
        .Where(fault => RecordShape.Of(fault.Value).Parameters.All(parameter => !parameter.Required))
        .ToDictionary(
            fault => fault.Key,
            Func<FaultOptions> (fault) => () => (FaultOptions)Activator.CreateInstance(
                fault.Value, [.. RecordShape.Of(fault.Value).Parameters.Select(parameter => parameter.Default)])!,
            StringComparer.Ordinal);

    /// <summary>All incidents by name, sorted.</summary>
    /// <exception cref="InputException">Every problem of every file, each with its place.</exception>
    public static IReadOnlyDictionary<string, Incident> Load(string root)
    {
        var problems = new List<InputProblem>();
        var incidents = new SortedDictionary<string, Incident>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, Name), "*.yaml").Order(StringComparer.Ordinal))
        {
            try
            {
                incidents[Path.GetFileNameWithoutExtension(file)] = YamlFile.Load<Incident>(file, root, Project.Words);
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        return problems.Count == 0 ? incidents : throw new InputException(problems);
    }
}
