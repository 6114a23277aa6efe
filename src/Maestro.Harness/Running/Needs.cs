using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Setup;

namespace Maestro.Harness.Running;

/// <summary>What a scenario needs of the machine, and what to do where it is lacking.</summary>
public static class Needs
{
    private static readonly Dictionary<Need, Condition> Conditions = new()
    {
        [Need.Root] = new(_ => Task.FromResult(Environment.IsPrivilegedProcess), "sudo ./maestro run"),
        [Need.Linux] = new(
            _ => Task.FromResult(OperatingSystem.IsLinux()),
            OperatingSystem.IsWindows() ? "wsl ./maestro run" : "run it in a container or a virtual machine"),
        [Need.Promtool] = new(
            _ => Task.FromResult(Executables.Find("promtool") is not null), "sudo apt-get install prometheus"),
        [Need.ContainerEngine] = new(EngineAnswersAsync, "sudo apt-get install docker.io"),
    };

    /// <returns>The first that is lacking, with its remedy; null when everything is there.</returns>
    public static async Task<string?> LackingAsync(Scenario scenario, CancellationToken cancel)
    {
        foreach (var need in scenario.Needs ?? [])
        {
            if (!await Conditions[need].IsMetAsync(cancel))
            {
                return $"it needs {Names.Kebab($"{need}")}: {Conditions[need].Remedy}";
            }
        }

        return null;
    }

    /// <summary>A client alone is no engine: `docker info` fails where none answers.</summary>
    private static async Task<bool> EngineAnswersAsync(CancellationToken cancel) =>
        Executables.Find("docker") is { } docker
        && (await ChildProcess.ReadAsync(docker, ["info"], Environment.CurrentDirectory, cancel)).ExitCode == 0;

    /// <param name="Remedy">A line to paste, where there is one.</param>
    private sealed record Condition(Func<CancellationToken, Task<bool>> IsMetAsync, string Remedy);
}
