using System.Diagnostics;
using Maestro.Tests;

namespace Maestro.Harness.Tests.Cli;

/// <summary>The built command as a process of its own, with its output in pipes.</summary>
internal static class CliProcess
{
    /// <param name="environment">Added to this process's own.</param>
    public static Process Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = Foreground.Start("dotnet", arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "maestro.dll")));
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), environment);
        return await EndAsync(process);
    }

    public static async Task<(int ExitCode, string Output, string Errors)> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
