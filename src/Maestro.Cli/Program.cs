using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using Maestro.Cli;
using Maestro.Cli.Commands;

var root = new RootCommand("""
    Browser chaos and end-to-end checks for MAESTRO clients.

      Exit codes: 0 passed, 1 failed, 2 unknown, 3 bad input or set-up, 130 interrupted.
    """)
{
    new RunCommand(),
    new GateCommand(),
    new UpCommand(),
    new TargetCommand(),
    new RehearseCommand(),
    new CheckCommand(),
    new MergeCommand(),
    new ListCommand(),
    new ValidateCommand(),
    new ReportCommand(),
    new NewCommand(),
    new MutantsCommand(),
    new ScoreCommand(),
    new CoverageCommand(),
    new EvidenceCommand(),
    new DoctorCommand(),
    new SchemaCommand(),
    new CompletionCommand(),
    new TrustCommand(),
    new TestCommand(),
};
Suggestions.Attach(root);
var help = root.Options.OfType<HelpOption>().Single();
help.Aliases.Clear();
help.Aliases.Add("-h");
root.SetAction(parsed => new HelpAction().Invoke(parsed));

using var interruption = new Interruption();
try
{
    var parsed = root.Parse(args);
    if (parsed.Action is not HelpAction && !root.Directives.OfType<SuggestDirective>().Any(suggest => parsed.GetResult(suggest) is not null))
    {
        ParseProblems.Demand(parsed);
    }

    return await parsed.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
        interruption.Token);
}
catch (Exception failure)
{
    return (int)Failures.Report(failure, interruption.Token.IsCancellationRequested);
}
