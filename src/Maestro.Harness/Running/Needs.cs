using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Running;

/// <summary>What a scenario needs of the machine, and what to do where it is lacking.</summary>
public static class Needs
{
    /// <returns>What is lacking with its remedy; null when everything is there.</returns>
    public static string? Lacking(Scenario scenario) => (scenario.Needs ?? [])
        .Select(need => need switch
        {
            "root" when !Environment.IsPrivilegedProcess => "it needs root: run it as root, in a container or a virtual machine",
            "linux" when !OperatingSystem.IsLinux() => "it needs Linux: run it in a container or a virtual machine",
            _ => null,
        })
        .FirstOrDefault(lack => lack is not null);
}
