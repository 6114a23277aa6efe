using System.CommandLine;
using Maestro.Harness;
using Maestro.Harness.History;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Cli;

/// <summary>The options that choose among the scenarios under the paths.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<string[]> _tags = Several("--tag", "Only scenarios with this tag; several: with one of them.", "tag");

    private readonly Option<string[]> _claims = Several("--claim", "Only scenarios that show this claim; several: one of them.", "id");

    private readonly Option<string[]> _patterns = Several("--grep", "Only scenarios whose id or title matches this regular expression.", "pattern");

    private readonly Option<bool> _lastFailed = new("--last-failed") { Description = "Only what did not pass in the last run: failed, unknown, flaky." };

    /// <param name="lastFailed">Whether the command knows `--last-failed`.</param>
    public SelectionOptions(Command command, bool lastFailed)
    {
        command.Add(_tags);
        command.Add(_claims);
        command.Add(_patterns);
        if (lastFailed)
        {
            command.Add(_lastFailed);
        }
    }

    /// <exception cref="InputException">A word that nothing has, or nothing is left.</exception>
    public IReadOnlyList<ScenarioVariant> Choose(
        ParseResult parsed, IReadOnlyList<ScenarioVariant> all, IReadOnlyDictionary<string, Claim> claims, Settings settings)
    {
        var selection = new Selection(parsed.GetValue(_tags) ?? [], parsed.GetValue(_claims) ?? [], parsed.GetValue(_patterns) ?? []);
        var chosen = selection.Of(all, [.. claims.Keys]);
        return parsed.GetValue(_lastFailed) ? LastFailed(chosen, settings) : chosen;
    }

    private static IReadOnlyList<ScenarioVariant> LastFailed(IReadOnlyList<ScenarioVariant> chosen, Settings settings)
    {
        var journal = StoredJournals.Locate(null, settings.Artifacts, "run");
        var failed = Judge.Run(Journal.Read(journal)).Scenarios
            .Where(scenario => scenario.Verdict is Verdict.Failed or Verdict.Unknown or Verdict.Flaky)
            .Select(scenario => scenario.Id.Split('#')[0])
            .ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<ScenarioVariant> again = [.. chosen.Where(variant => failed.Contains(variant.Id))];
        return again.Count > 0 ? again : throw new InputException(
            $"Nothing of this failed in the last run: {Path.GetRelativePath(Environment.CurrentDirectory, journal)}", "Run without --last-failed.");
    }

    private static Option<string[]> Several(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
}
