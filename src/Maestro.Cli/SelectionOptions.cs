using System.CommandLine;
using Maestro.Harness;
using Maestro.Harness.History;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Setup;
using Maestro.Harness.Verdicts;

namespace Maestro.Cli;

/// <summary>The options that choose among the scenarios under the paths.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<string[]> _tags = Several("--tag", "Only scenarios with this tag; several: with one of them.", "tag");

    private readonly Option<string[]> _claims = Several("--claim", "Only scenarios that show this claim; several: one of them.", "id");

    private readonly Option<string[]> _patterns = Several("--grep", "Only scenarios whose id or title matches this regular expression.", "pattern");

    private readonly Option<bool> _lastFailed = new("--last-failed") { Description = "Only what did not pass in the last run: failed, unknown, flaky." };

    private readonly Option<string?> _onlyChanged = new("--only-changed")
    {
        Description = "Only scenarios whose file git calls changed and not committed; with a branch or commit, changed since this work left it.",
        HelpName = "ref",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <param name="lastFailed">Whether the command knows `--last-failed`.</param>
    public SelectionOptions(Command command, bool lastFailed)
    {
        command.Add(_tags);
        command.Add(_claims);
        command.Add(_patterns);
        command.Add(_onlyChanged);
        if (lastFailed)
        {
            command.Add(_lastFailed);
        }
    }

    /// <returns>At least one; none where `--only-changed` leaves none, which is said already.</returns>
    /// <exception cref="InputException">A word that nothing has, or nothing is left.</exception>
    public async Task<IReadOnlyList<ScenarioVariant>> ChooseAsync(
        ParseResult parsed, IReadOnlyList<ScenarioVariant> all, IReadOnlyDictionary<string, Claim> claims, Settings settings, CancellationToken cancel)
    {
        var selection = new Selection(parsed.GetValue(_tags) ?? [], parsed.GetValue(_claims) ?? [], parsed.GetValue(_patterns) ?? []);
        var chosen = selection.Of(all, [.. claims.Keys]);
        chosen = parsed.GetValue(_lastFailed) ? LastFailed(chosen, settings) : chosen;
        return parsed.GetResult(_onlyChanged) is null ? chosen : await ChangedAsync(chosen, parsed.GetValue(_onlyChanged), settings, cancel);
    }

    /// <summary>Scenarios use no files but their own: what else was changed and verdicts depend on is told, and not looked at.</summary>
    private static async Task<IReadOnlyList<ScenarioVariant>> ChangedAsync(
        IReadOnlyList<ScenarioVariant> chosen, string? reference, Settings settings, CancellationToken cancel)
    {
        var files = await ChangedFiles.SinceAsync(settings.Root, reference, cancel);
        IReadOnlyList<ScenarioVariant> changed = [.. chosen.Where(variant => files.Contains(variant.File))];
        var since = reference is null ? "since the last commit" : $"since {reference}";
        var known = ScenarioFolder.Find([], settings.Root).Select(file => Path.GetRelativePath(settings.Root, file).Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
        if (files.Where(file => !known.Contains(file) && ChangedFiles.Counts(file)).Order(StringComparer.Ordinal).ToList() is [var first, ..] others)
        {
            Frame.Progress($"not looked at: {first}{(others.Count > 1 ? $" and {others.Count - 1} more" : "")}, changed {since}; any verdict may depend on that");
        }

        if (changed.Count == 0)
        {
            Frame.Progress($"of {chosen.Count} scenarios none was changed {since}");
        }

        return changed;
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
