using Maestro.Harness;

namespace Maestro.Cli;

/// <summary>How a command that could not do its work says so, and with which exit code.</summary>
internal static class Failures
{
    public static ExitCode Report(Exception failure, bool interrupted)
    {
        switch (failure)
        {
            case OperationCanceledException or InputException when interrupted:
                return ExitCode.Interrupted; // a child that got the signal too fails before it is cancelled
            case InputException input:
                foreach (var problem in input.Problems)
                {
                    Console.Error.WriteLine(problem);
                }

                return ExitCode.BadInput;
            case UnauthorizedAccessException:
                Console.Error.WriteLine(new InputProblem(failure.Message, "Run as the owner of the folder, or work in a copy of your own."));
                return ExitCode.BadInput;
            default:
                Console.Error.WriteLine($"{failure.GetType().Name}: {failure.Message.Split('\n')[0]} ({WriteTrace(failure)})");
                return interrupted ? ExitCode.Interrupted : ExitCode.Unknown;
        }
    }

    /// <returns>The path of a file with the whole trace.</returns>
    private static string WriteTrace(Exception failure)
    {
        var log = Path.Combine(Path.GetTempPath(), $"maestro-{Environment.ProcessId}.log");
        File.WriteAllText(log, failure.ToString());
        return log;
    }
}
