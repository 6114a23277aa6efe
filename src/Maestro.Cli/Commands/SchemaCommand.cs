using System.CommandLine;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Running;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro schema`: writes the schema of scenario files and the tables of events anew, after a word or an event was added or changed.</summary>
internal sealed class SchemaCommand()
    : CliCommand("schema", "Write the schema by which editors complete scenarios and incidents, and the tables of events.")
{
    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var project = new Project(frame.Settings);
        foreach (var (file, text) in new[] { project.Schema(), IncidentFolder.Schema(project), project.History() })
        {
            await File.WriteAllTextAsync(file, text, cancel);
            frame.Console.WriteLine($"wrote {Path.GetRelativePath(frame.Settings.Root, file)}");
        }

        return ExitCode.Passed;
    }
}
