using System.CommandLine;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro check [journal]`: judges a stored run again, without a browser.</summary>
internal sealed class CheckCommand : CliCommand
{
    private readonly Argument<string?> _journal = new("journal")
    {
        Description = "The journal of a run, or the run's folder; the last run's without it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public CheckCommand() : base("check", "Judge a stored run again, from its journal alone.") => Add(_journal);

    protected override Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var given = parsed.GetValue(_journal);
        var journal = StoredJournals.Locate(given, frame.Settings.Artifacts, "check");
        var verdict = StoredVerdict.Show(frame, journal);
        if (given is null)
        {
            frame.Console.WriteLine($"journal: {Path.GetRelativePath(Environment.CurrentDirectory, journal)}");
        }

        return Task.FromResult(RunCommand.Exit(verdict.Verdict));
    }
}
