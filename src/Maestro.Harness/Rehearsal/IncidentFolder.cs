using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;

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
    /// <param name="profile">The target: they use names of it, and its runbook's sections.</param>
    /// <exception cref="InputException">Every problem of every file, each with its place.</exception>
    public static IReadOnlyDictionary<string, Incident> Load(string root, Profile profile)
    {
        var problems = new List<InputProblem>();
        var incidents = new SortedDictionary<string, Incident>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, Name), "*.yaml").Order(StringComparer.Ordinal))
        {
            try
            {
                incidents[Path.GetFileNameWithoutExtension(file)] = Read(file, root);
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        var runbook = profile.Runbook ?? throw new InputException($"The profile {profile.Name} names no runbook to rehearse.", "Give it `runbook: FILE`.");
        var chapters = IncidentChecks.Chapters(File.ReadAllText(Path.Combine(root, runbook)));
        problems.AddRange(incidents.Values.SelectMany(incident => IncidentChecks.Problems(incident, profile, chapters, incidents)));
        return problems.Count == 0 ? incidents : throw new InputException(problems);
    }

    /// <summary>The schema by which editors complete incident files: where it lies, and what belongs in it.</summary>
    /// <exception cref="InputException">A problem of the claims' file.</exception>
    public static (string File, string Text) Schema(Project project) =>
        (Path.Combine(project.Settings.Root, Name, "incident.schema.json"), project.SchemaOf(typeof(Incident)));

    /// <summary>Bound, and checked for what the file alone can tell.</summary>
    private static Incident Read(string file, string root)
    {
        var problems = new Problems();
        var document = YamlReader.Read(SourceText.Read(file, root), problems);
        var binder = new Binder(Project.Words, problems);
        var incident = document is null ? null : binder.Bind<Incident>(document);
        if (document is not null)
        {
            var checks = new CrossChecks(document, problems);
            checks.DeviceNames();
            checks.Addresses(binder.Records);
            checks.OneTab(binder.Records);
        }

        problems.ThrowIfAny();
        return incident ?? throw new InvalidOperationException($"{file} was refused without a problem.");
    }
}
