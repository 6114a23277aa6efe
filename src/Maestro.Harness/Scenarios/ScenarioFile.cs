using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>Scenario files, read and bound.</summary>
public static class ScenarioFile
{
    /// <summary>Reads one file into the scenarios it stands for: one, or one for each cell of its matrix.</summary>
    /// <param name="path">The file; relative to the current folder unless absolute.</param>
    /// <param name="root">The project's root folder: problems and ids name the file relative to it.</param>
    /// <param name="catalog">The steps, expectations and faults that a file may use.</param>
    /// <param name="claims">The claims that a file may name; null leaves them unchecked.</param>
    /// <exception cref="InputException">Every problem of the file, each with its place.</exception>
    public static IReadOnlyList<ScenarioVariant> Load(
        string path, string root, Catalog catalog, IReadOnlyDictionary<string, Claim>? claims = null)
    {
        var problems = new Problems();
        var source = SourceText.Read(path, root);
        var variants = new List<ScenarioVariant>();
        if (YamlReader.Read(source, problems) is { } document)
        {
            var matrix = Matrix.Read(document, problems);
            var substitution = new Substitution(matrix, problems);
            foreach (var cell in matrix.Cells())
            {
                var scenario = Bind(substitution.Apply(document, cell), catalog, claims, problems);
                var labels = cell.ToDictionary(each => each.Key, each => each.Value.Label);
                variants.Add(new(Id(source.Name, labels), scenario!, source.Name, labels, source.Hash));
            }

            substitution.RefuseUnused();
        }

        problems.ThrowIfAny();
        return variants.TrueForAll(variant => variant.Scenario is not null)
            ? variants
            : throw new InvalidOperationException($"{path} was refused without a problem.");
    }

    private static Scenario? Bind(
        Mapping document, Catalog catalog, IReadOnlyDictionary<string, Claim>? claims, Problems problems)
    {
        var binder = new Binder(catalog, problems);
        var scenario = binder.Bind<Scenario>(document);
        var checks = new CrossChecks(document, problems);
        checks.DeviceNames();
        checks.Addresses(binder.Records);
        checks.OneTab(binder.Records);
        if (claims is not null)
        {
            checks.Claims(claims);
        }

        return scenario;
    }

    private static string Id(string file, Dictionary<string, string> labels)
    {
        const string folder = ScenarioFolder.Name + "/";
        var below = file.StartsWith(folder, StringComparison.Ordinal) ? file[folder.Length..] : file;
        var cell = string.Join(',', labels.Select(label => $"{label.Key}={label.Value}"));
        return Path.ChangeExtension(below, null) + (cell.Length == 0 ? "" : $"[{cell}]");
    }
}
