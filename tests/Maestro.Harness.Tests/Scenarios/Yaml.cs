using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Scenarios;

/// <summary>A folder of a test's own, which is the project's root to the files in it.</summary>
internal sealed class Yaml : IDisposable
{
    public static readonly Catalog Catalog = new(typeof(Yaml).Assembly);

    public string Root { get; } = Directory.CreateTempSubdirectory("maestro-yaml-").FullName;

    /// <summary>Loads a text as `scenarios/test.yaml`.</summary>
    public static IReadOnlyList<ScenarioVariant> Load(string text, IReadOnlyDictionary<string, Claim>? claims = null)
    {
        using var folder = new Yaml();
        return ScenarioFile.Load(folder.Write("scenarios/test.yaml", text), folder.Root, Catalog, claims);
    }

    /// <summary>Binds a text to a record.</summary>
    public static T Bind<T>(string text)
        where T : class
    {
        using var folder = new Yaml();
        return YamlFile.Load<T>(folder.Write("scenarios/test.yaml", text), folder.Root, Catalog);
    }

    /// <summary>A scenario of these steps, the first of them in line 4.</summary>
    public static string WithSteps(params string[] steps) =>
        "title: A title\nclaims: OVR-1\nsteps:\n"
        + string.Concat(steps.Select(step => $"  - {step.ReplaceLineEndings("\n    ")}\n"));

    /// <summary>The problems of a scenario as they are shown, without the file's name.</summary>
    public static IReadOnlyList<string> Problems(string text, IReadOnlyDictionary<string, Claim>? claims = null) =>
        Problems(() => Load(text, claims));

    /// <summary>The problems that an action throws, without the file's name.</summary>
    public static IReadOnlyList<string> Problems(Func<object> act)
    {
        var thrown = Assert.Throws<InputException>(() => _ = act());
        return [.. thrown!.Problems.Select(problem => $"{problem}".Replace("scenarios/test.yaml:", ""))];
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
