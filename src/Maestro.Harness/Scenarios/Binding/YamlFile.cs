namespace Maestro.Harness.Scenarios.Binding;

/// <summary>A YAML file bound to a record.</summary>
public static class YamlFile
{
    /// <param name="path">The file; relative to the current folder unless absolute.</param>
    /// <param name="root">The project's root folder: problems name the file relative to it.</param>
    /// <param name="catalog">The families that the record's keys may hold; none by default.</param>
    /// <exception cref="InputException">Every problem of the file, each with its place.</exception>
    public static T Load<T>(string path, string root, Catalog? catalog = null)
        where T : class
    {
        var problems = new Problems();
        var document = YamlReader.Read(SourceText.Read(path, root), problems);
        var bound = document is null ? null : new Binder(catalog ?? new Catalog(), problems).Bind<T>(document);
        problems.ThrowIfAny();
        return bound ?? throw new InvalidOperationException($"{path} was refused without a problem.");
    }
}
