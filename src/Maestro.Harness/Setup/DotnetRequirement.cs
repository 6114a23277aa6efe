namespace Maestro.Harness.Setup;

/// <summary>A .NET SDK 10 that fits `global.json`.</summary>
public sealed class DotnetRequirement(string root) : IRequirement
{
    public const string Remedy = "Install the .NET SDK 10: https://dotnet.microsoft.com/download/dotnet/10.0";

    public string Name => ".NET SDK 10";

    public async Task<Finding> CheckAsync(CancellationToken cancel)
    {
        if (Executables.Find("dotnet") is not { } dotnet)
        {
            return new Finding(false, "no `dotnet` on the search path", Remedy);
        }

        var (exitCode, output) = await ChildProcess.ReadAsync(dotnet, ["--version"], root, cancel);
        return exitCode == 0
            ? new Finding(true, output)
            : new Finding(false, "no SDK that fits global.json", Remedy);
    }
}
