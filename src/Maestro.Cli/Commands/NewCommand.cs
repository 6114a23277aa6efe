using System.CommandLine;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro new scenario PATH`: writes a scenario to go on from.</summary>
internal sealed class NewCommand : Command
{
    public NewCommand() : base("new", "Write a file to go on from.") => Add(new NewScenarioCommand());

    private sealed class NewScenarioCommand : CliCommand
    {
        private readonly Argument<string> _path = new("path") { Description = "Where it is written below scenarios/: playbooks/offline/my-story." };

        private readonly Option<string?> _title = new("--title") { Description = "What a reader learns when it passes, as one sentence.", HelpName = "sentence" };

        private readonly Option<string[]> _claims = new("--claim")
        {
            Description = $"A claim that it is to show; several: all of them; {NewScenario.UsualClaim} without.",
            HelpName = "id",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };

        private readonly Option<string?> _fault = new("--fault") { Description = "A fault that it injects and heals.", HelpName = "name" };

        public NewScenarioCommand() : base("scenario", "Write a small scenario that runs as it is, with a comment wherever you go on.")
        {
            Add(_path);
            Add(_title);
            Add(_claims);
            Add(_fault);
        }

        protected override Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
        {
            var file = NewScenario.Write(
                frame.Settings.Root, parsed.GetValue(_path)!, parsed.GetValue(_title), parsed.GetValue(_claims) ?? [], parsed.GetValue(_fault));
            frame.Console.WriteLine($"wrote {file}");
            frame.Console.WriteLine("next:  write what its comments say, NEXT first, and look whether it fits:");
            frame.Console.WriteLine($"       ./maestro validate {file}");
            frame.Console.WriteLine("       then see it in a browser:");
            frame.Console.WriteLine($"       ./maestro run {file}");
            return Task.FromResult(ExitCode.Passed);
        }
    }
}
