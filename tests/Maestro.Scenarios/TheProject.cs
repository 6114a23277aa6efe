using Maestro.Harness;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;

namespace Maestro.Scenarios;

/// <summary>The project that these tests lie in, and the client they run against.</summary>
internal static class TheProject
{
    public static Project Project { get; } = new(Settings.Find(AppContext.BaseDirectory));

    public static Settings Settings => Project.Settings;

    public static Profile Target { get; } = Project.Target(Project.DefaultTarget);

    public static string ScenarioFolder { get; } = Path.Combine(Settings.Root, Harness.Scenarios.ScenarioFolder.Name);

    public static IReadOnlyDictionary<string, Claim> Claims { get; } =
        Harness.Scenarios.Claims.Load(Path.Combine(ScenarioFolder, Harness.Scenarios.Claims.FileName), Settings.Root);
}
