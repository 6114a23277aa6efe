namespace Maestro.Harness.Setup;

/// <summary>Node.js 20.19 or newer, with npm: the reference client is built with them. A prerequisite, never installed.</summary>
public sealed class NodeRequirement(string root) : IRequirement
{
    private static readonly Version Least = new(20, 19);

    public string Name => $"Node.js {Least} or newer, npm";

    public async Task<Finding> CheckAsync(CancellationToken cancel)
    {
        var node = VersionOfAsync("node", cancel);
        var npm = VersionOfAsync("npm", cancel);
        var found = $"Node.js {await node ?? "missing"}, npm {await npm ?? "missing"}";
        return IsEnough(await node) && await npm is not null
            ? new Finding(true, found)
            : new Finding(false, found, $"Install Node.js {Least} or newer (with npm): https://nodejs.org/en/download");
    }

    internal static bool IsEnough(string? version) => Version.TryParse(version?.Split('-')[0], out var found) && found >= Least;

    private async Task<string?> VersionOfAsync(string program, CancellationToken cancel)
    {
        if (Executables.Find(program) is not { } path)
        {
            return null;
        }

        var (exitCode, output) = await ChildProcess.ReadAsync(path, ["--version"], root, cancel);
        return exitCode == 0 ? output.TrimStart('v') : null;
    }
}
