using System.CommandLine;
using System.CommandLine.Parsing;
using Maestro.Harness;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Cli;

/// <summary>What is wrong with the arguments, with the nearest word that exists.</summary>
internal static class ParseProblems
{
    /// <exception cref="InputException">There is something wrong.</exception>
    public static void Demand(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is [var word, ..])
        {
            // What follows an unknown word is most often its own value: one problem, not two.
            throw new InputException([Unknown(word, parsed.CommandResult.Command)]);
        }

        // A command that takes any words takes a mistyped option for one of them.
        var taken = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens);
        if (taken.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            throw new InputException([Unknown(option.Value, parsed.CommandResult.Command)]);
        }

        if (parsed.Errors.Count > 0)
        {
            throw new InputException([.. parsed.Errors.Select(error => new InputProblem(error.Message, Help(parsed)))]);
        }
    }

    private static InputProblem Unknown(string word, Command command)
    {
        var isOption = word.StartsWith('-');
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive);
        string[] valid = isOption
            ? [.. command.Options.Concat(inherited).SelectMany(option => option.Aliases.Prepend(option.Name)).Where(name => name.StartsWith("--", StringComparison.Ordinal))]
            : [.. command.Subcommands.Select(child => child.Name)];
        var what = isOption ? "Unknown option" : valid.Length > 0 ? "Unknown command" : "Unexpected argument";
        return new InputProblem($"{what}: {word}", Nearest.Remedy(word, valid) ?? Help(command));
    }

    private static string Help(ParseResult parsed) => Help(parsed.CommandResult.Command);

    private static string Help(Command command) => $"See: maestro {Words(command)}--help";

    private static string Words(Command command) =>
        command is RootCommand ? "" : $"{string.Concat(command.Parents.OfType<Command>().Select(Words))}{command.Name} ";
}
