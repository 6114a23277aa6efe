using System.CommandLine;
using Maestro.Harness.Running;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro schema`: writes the schema of scenario files anew, after a word was added or changed.</summary>
internal sealed class SchemaCommand() : CliCommand("schema", "Write the schema by which editors complete scenario files.")
{
    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var (file, text) = new Project(frame.Settings).Schema();
        await File.WriteAllTextAsync(file, text, cancel);
        frame.Console.WriteLine($"wrote {Path.GetRelativePath(frame.Settings.Root, file)}");
        return ExitCode.Passed;
    }
}
