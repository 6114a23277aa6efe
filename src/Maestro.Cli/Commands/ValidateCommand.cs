using System.CommandLine;
using Maestro.Harness.Running;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro validate [paths]`: says what is wrong with scenario files and `quarantine.yaml`, each with its place; starts nothing.</summary>
internal sealed class ValidateCommand : CliCommand
{
    private readonly Argument<string[]> _paths = new("paths")
    {
        Description = "Scenario files or folders; all of scenarios/ without any.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _target = new("--target")
    {
        Description = "The profile of the client under test.",
        HelpName = "file",
        DefaultValueFactory = _ => Project.DefaultTarget,
    };

    public ValidateCommand() : base("validate", "Say what is wrong with scenario files and the target's profile, without a browser.")
    {
        Add(_paths);
        Add(_target);
    }

    protected override Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var project = new Project(frame.Settings);
        var profile = project.Target(parsed.GetValue(_target)!);
        var variants = project.Scenarios(parsed.GetValue(_paths) ?? [], profile);
        _ = project.Quarantined(profile);
        var files = variants.Select(variant => variant.File).Distinct().Count();
        frame.Console.WriteLine($"nothing is wrong: {Counted(variants.Count, "scenario")} in {Counted(files, "file")}");
        return Task.FromResult(ExitCode.Passed);
    }

    private static string Counted(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
