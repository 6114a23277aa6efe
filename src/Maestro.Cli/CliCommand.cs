using System.CommandLine;

namespace Maestro.Cli;

/// <summary>A command of `maestro`: one class, listed in <see cref="Program"/>.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(string name, string description)
        : base(name, description) =>
        SetAction(async (parsed, cancel) => (int)await RunAsync(parsed, Frame.Open(), cancel));

    /// <param name="cancel">Cancelled by the first Ctrl-C: undo what was begun, then let the exception through.</param>
    protected abstract Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel);
}
