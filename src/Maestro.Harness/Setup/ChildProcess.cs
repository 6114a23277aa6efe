using System.Diagnostics;

namespace Maestro.Harness.Setup;

/// <summary>Runs a program to its end. It never outlives the call: on cancel its whole process tree is ended.</summary>
public static class ChildProcess
{
    /// <summary>Without these, MSBuild leaves servers behind that hold the output pipe open for minutes.</summary>
    private static readonly (string Name, string Value)[] NoServers =
        [("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("UseSharedCompilation", "false")];

    private static readonly TimeSpan EndingTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Runs the program without a shell and without input.</summary>
    /// <param name="program">A path (from the working folder when relative), or a name on the search path.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="line">Takes each line of output and of errors, one at a time, in the order of arrival.</param>
    /// <param name="environment">Added to this process's own.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">There is no such program, or it may not be executed.</exception>
    public static async Task<int> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        Action<string> line,
        CancellationToken cancel,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        cancel.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = Describe(program, arguments, folder, environment) };
        var turn = new Lock();
        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancel);
            return process.ExitCode;
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            if (!process.WaitForExit(EndingTimeout))
            {
                throw new TimeoutException($"`{program}` was killed and is still there after {EndingTimeout.TotalSeconds} s.", e);
            }

            throw;
        }

        void Take(object sender, DataReceivedEventArgs data)
        {
            if (data.Data is not null)
            {
                lock (turn)
                {
                    line(data.Data);
                }
            }
        }
    }

    /// <summary>Runs the program and hands back what it printed.</summary>
    /// <exception cref="InputException">There is no such program, or it may not be executed.</exception>
    public static async Task<(int ExitCode, string Output)> ReadAsync(
        string program, IReadOnlyList<string> arguments, string folder, CancellationToken cancel)
    {
        var lines = new List<string>();
        var exitCode = await RunAsync(program, arguments, folder, lines.Add, cancel);
        return (exitCode, string.Join('\n', lines).Trim());
    }

    private static ProcessStartInfo Describe(
        string program, IReadOnlyList<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(Locate(program, folder), arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in NoServers)
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string Locate(string program, string folder)
    {
        if (Path.GetFileName(program) == program)
        {
            return Executables.Find(program) ?? throw new InputException($"`{program}` is not on the search path.");
        }

        var path = Path.GetFullPath(program, folder);
        return Executables.IsExecutable(path) ? path : throw new InputException($"{path} is not there, or may not be executed.");
    }
}
