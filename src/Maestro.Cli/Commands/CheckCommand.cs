using System.CommandLine;
using Maestro.Harness.History;
using Maestro.Harness.Reporting;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;
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
        var verdict = Judge.Run(Journal.Read(journal));
        var text = new VerdictText(Claims.Load(
            Path.Combine(frame.Settings.Root, ScenarioFolder.Name, Claims.FileName), frame.Settings.Root));
        foreach (var scenario in verdict.Scenarios)
        {
            frame.Console.Write(new Text(VerdictText.Line(scenario) + "\n", RunConsole.Colour(scenario.Verdict)));
            foreach (var line in text.Evidence(scenario, verdict.Seed))
            {
                frame.Console.WriteLine(line);
            }
        }

        RunConsole.WriteEnd(frame.Console, verdict);

        frame.Console.Write(new Text($"{VerdictText.Totals(verdict)}  seed {verdict.Seed}\n", RunConsole.Colour(verdict.Verdict)));
        if (given is null)
        {
            frame.Console.WriteLine($"journal: {Path.GetRelativePath(Environment.CurrentDirectory, journal)}");
        }

        return Task.FromResult(RunCommand.Exit(verdict.Verdict));
    }
}
