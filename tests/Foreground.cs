using System.Diagnostics;

namespace Maestro.Tests;

/// <summary>
/// Processes that heed Ctrl-C, as in a terminal. What a shell without job control starts in the background ignores it, and hands that down: tests that are
/// run there would wait for an end that never comes.
/// </summary>
internal static class Foreground
{
    /// <summary>The process that is started is the program itself.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments) => OperatingSystem.IsLinux()
        ? new ProcessStartInfo("env", ["--default-signal=INT", program, .. arguments])
        : new ProcessStartInfo(program, arguments);
}
