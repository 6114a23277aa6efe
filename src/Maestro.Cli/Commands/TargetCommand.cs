using System.CommandLine;
using Maestro.Harness.Reporting;
using Maestro.Harness.Running;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro target check`: which scenarios a profile makes possible, and what keeps the others from it. Starts nothing.</summary>
internal sealed class TargetCommand : Command
{
    public TargetCommand() : base("target", "Look at a target profile.") => Add(new CheckTargetCommand());

    private sealed class CheckTargetCommand : CliCommand
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

        public CheckTargetCommand() : base("check", "Say scenario by scenario whether a profile makes it possible, or what is lacking.")
        {
            Add(_paths);
            Add(_target);
        }

        protected override Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
        {
            var project = new Project(frame.Settings);
            var profile = project.Target(parsed.GetValue(_target)!);
            var variants = project.Scenarios(parsed.GetValue(_paths) ?? [], profile);
            var looks = variants.Select(variant => new TargetLook(
                variant.Id, [.. variant.Scenario.Claims.Except((profile.ClaimsNotMade ?? []).Select(each => each.Claim))], Runnable.WhyNot(variant.Scenario, profile)));
            foreach (var line in TargetText.Lines(profile.Name, [.. looks]))
            {
                frame.Console.WriteLine(line);
            }

            return Task.FromResult(ExitCode.Passed);
        }
    }
}
