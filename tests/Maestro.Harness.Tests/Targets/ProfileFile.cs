using Maestro.Harness.Running;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Tests.Targets;

/// <summary>A profile as a file, which the tests change and load.</summary>
internal static class ProfileFile
{
    /// <summary>The smallest of a client that is not ours to start.</summary>
    public const string Remote = """
        name: elsewhere
        environment: staging
        origin: https://staging.example
        identity: { tenant: tenant-123, subject: subject-1 }
        drive: { execute: intent => window.maestro.execute(intent) }
        """;

    public static Project Project { get; } = new(Settings.Find(AppContext.BaseDirectory));

    public static Profile Reference { get; } = Project.Target(Project.DefaultTarget);

    /// <exception cref="InputException">What is wrong with it.</exception>
    public static Profile Load(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("maestro-profile-").FullName;
        try
        {
            var file = Path.Combine(folder, "target.yaml");
            File.WriteAllText(file, yaml);
            return Project.Target(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The problems, each from its line on, in one text.</summary>
    public static string Problems(string yaml)
    {
        try
        {
            Load(yaml);
            return "";
        }
        catch (InputException e)
        {
            return string.Join('\n', e.Problems.Select(problem => $"{problem}".Split("target.yaml:")[1]));
        }
    }
}
