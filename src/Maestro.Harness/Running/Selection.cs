using System.Text.RegularExpressions;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Running;

/// <summary>Which of the scenarios under the paths are meant. Of several words of one kind one must fit; each kind that has words must.</summary>
/// <param name="Tags">Of the scenario's `tags`.</param>
/// <param name="Claims">Of the scenario's `claims`.</param>
/// <param name="Patterns">Regular expressions for its id or its title, in any case.</param>
public sealed record Selection(IReadOnlyList<string> Tags, IReadOnlyList<string> Claims, IReadOnlyList<string> Patterns)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <param name="all">Those under the paths.</param>
    /// <param name="claims">The runbook's ids.</param>
    /// <returns>Those that are meant, at least one, in the same order.</returns>
    /// <exception cref="InputException">A word that nothing has, a pattern that is none, or nothing fits.</exception>
    public IReadOnlyList<ScenarioVariant> Of(IReadOnlyList<ScenarioVariant> all, IReadOnlyCollection<string> claims)
    {
        var tags = all.SelectMany(variant => variant.Scenario.Tags ?? []).Distinct().Order().ToList();
        InputProblem[] unknown = [.. Unknown("tag", Tags, tags), .. Unknown("claim", Claims, claims)];
        if (unknown.Length > 0)
        {
            throw new InputException(unknown);
        }

        var patterns = Patterns.Select(Pattern).ToList();
        var meant = all
            .Where(variant => Tags.Count == 0 || Tags.Intersect(variant.Scenario.Tags ?? []).Any())
            .Where(variant => Claims.Count == 0 || Claims.Intersect(variant.Scenario.Claims).Any())
            .Where(variant => patterns.Count == 0 || patterns.Exists(each => each.IsMatch(variant.Id) || each.IsMatch(variant.Scenario.Title)))
            .ToList();
        return meant.Count > 0 ? meant : throw new InputException(
            $"None of the {all.Count} scenarios fits all of --tag, --claim and --grep.", "See what there is: ./maestro list");
    }

    private static IEnumerable<InputProblem> Unknown(string kind, IReadOnlyList<string> words, IReadOnlyCollection<string> known) => words
        .Where(word => !known.Contains(word))
        .Select(word => new InputProblem(
            $"No scenario here has the {kind} {Expected.Quote(word)}; expected {Nearest.Listed(known)}.", Nearest.Remedy(word, known)));

    private static Regex Pattern(string text)
    {
        try
        {
            return new Regex(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
        }
        catch (RegexParseException e)
        {
            throw new InputException($"--grep {text} is no regular expression: {e.Message}", "Put a backslash before brackets that are meant as they are.");
        }
    }
}
