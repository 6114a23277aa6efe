using Maestro.Harness;
using Maestro.Harness.Reporting;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;

namespace Maestro.NUnit;

/// <summary>The project that the tests lie in, and the client that they run against.</summary>
public static class TheProject
{
    public static Project Project { get; } = new(Settings.Find(AppContext.BaseDirectory));

    public static Settings Settings => Project.Settings;

    public static Profile Target { get; } = Project.Target(Given(VerdictText.TargetVariable) ?? Project.DefaultTarget);

    public static IReadOnlyDictionary<string, Claim> Claims { get; } =
        Harness.Scenarios.Claims.Load(Path.Combine(Settings.Root, ScenarioFolder.Name, Harness.Scenarios.Claims.FileName), Settings.Root);

    internal static string Seed { get; } = Given(VerdictText.SeedVariable) ?? Run.NewSeed();

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
