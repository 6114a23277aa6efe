using System.CommandLine;
using Maestro.Harness.Setup;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro doctor`: what the machine has, what it lacks, and what to do about it.</summary>
internal sealed class DoctorCommand() : CliCommand("doctor", "Tell what this machine has, what it lacks, and the remedy.")
{
    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var checks = Requirements.Of(frame.Settings)
            .Select(requirement => (requirement.Name, requirement.IsOptional, Finding: requirement.CheckAsync(cancel)))
            .ToList();
        await Task.WhenAll(checks.Select(check => check.Finding));

        var table = new Table().NoBorder().HideHeaders().AddColumns("", "", "");
        foreach (var (name, optional, finding) in checks)
        {
            var (ok, found, _) = await finding;
            var word = ok ? "[green]ok[/]" : optional ? "[yellow]optional[/]" : "[red]not ok[/]";
            table.AddRow(new Markup(word), new Text(name), new Text(found));
        }

        frame.Console.Write(table);
        var lacking = new List<string>();
        foreach (var (name, optional, finding) in checks)
        {
            if (await finding is { Ok: false, Remedy: { } remedy })
            {
                // Not through the table: a line to paste must not be wrapped.
                Console.WriteLine($"\n{name}:\n    {remedy}");
                lacking.AddRange(optional ? [] : [name]);
            }
        }

        return lacking.Count == 0 ? ExitCode.Passed : ExitCode.BadInput;
    }
}
