using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Setup;

namespace Maestro.Harness.Running;

/// <summary>What a scenario needs of the machine, and what to do where it is lacking. A gateway is the target's (<see cref="Observability"/>).</summary>
public static class Needs
{
    /// <summary>Fetches what the scenarios need and the machine lacks, where this user may.</summary>
    /// <param name="progress">Takes a line when something is fetched, before it is.</param>
    public static Task FetchAsync(
        IEnumerable<ScenarioVariant> variants, Settings settings, Action<string> progress, CancellationToken cancel) =>
        variants.Any(variant => variant.Scenario.Needs?.Contains(Need.Promtool) is true)
            ? new Promtool(settings).EnsureAsync(progress, cancel)
            : Task.CompletedTask;

    /// <returns>The first that is lacking, with its remedy; null when everything is there.</returns>
    public static async Task<string?> LackingAsync(
        Scenario scenario, Settings settings, CancellationToken cancel)
    {
        foreach (var need in (scenario.Needs ?? []).Where(need => need is not Need.Gateway))
        {
            var (isMet, remedy) = await LookAsync(need, settings, cancel);
            if (!isMet)
            {
                return $"it needs {Names.Kebab($"{need}")}: {remedy}";
            }
        }

        return null;
    }

    /// <returns>Whether it is there, and what to do where it is not: a line to paste, where there is one.</returns>
    private static async Task<(bool IsMet, string Remedy)> LookAsync(
        Need need, Settings settings, CancellationToken cancel) => need switch
    {
        Need.Root => (Environment.IsPrivilegedProcess, "sudo ./maestro run"),
        Need.Linux => (
            OperatingSystem.IsLinux(), OperatingSystem.IsWindows() ? "wsl ./maestro run" : "run it in a container or a virtual machine"),
        Need.Promtool => (new Promtool(settings).Program is not null, new Promtool(settings).Remedy),
        _ => (await EngineAnswersAsync(cancel), "sudo apt-get install docker.io"),
    };

    /// <summary>A client alone is no engine: `docker info` fails where none answers.</summary>
    private static async Task<bool> EngineAnswersAsync(CancellationToken cancel) =>
        Executables.Find("docker") is { } docker
        && (await ChildProcess.ReadAsync(docker, ["info"], Environment.CurrentDirectory, cancel)).ExitCode == 0;
}
