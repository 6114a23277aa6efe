using Maestro.Harness.Setup;

namespace Maestro.Harness.Worlds;

/// <summary>A tool of the operating system, such as `mount`.</summary>
public static class SystemTool
{
    /// <exception cref="IOException">It failed; with its own words.</exception>
    public static async Task RunAsync(CancellationToken cancel, string program, params string[] arguments)
    {
        var (exitCode, said) = await ChildProcess.ReadAsync(program, arguments, Environment.CurrentDirectory, cancel);
        if (exitCode != 0)
        {
            throw new IOException($"`{program} {string.Join(' ', arguments)}` ended with {exitCode}: {said}");
        }
    }
}
