using System.Text.RegularExpressions;

namespace Maestro.Harness.Scenarios;

/// <summary>What the runbook must agree with.</summary>
/// <param name="Claims">Their ids.</param>
/// <param name="Scenarios">The claims of each scenario file, by its path from the project's root.</param>
/// <param name="Playbooks">The lines that each playbook types into the console, by its name.</param>
public sealed record RunbookFacts(
    IReadOnlyCollection<string> Claims,
    IReadOnlyDictionary<string, IReadOnlyCollection<string>> Scenarios,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Playbooks);

/// <summary>
/// A runbook whose every statement is shown by scenarios. A statement is a list item that begins with the id of its claim and links the
/// scenarios; a playbook is named as ``playbook `name` ``, and what is typed stands in a block of `js` in the same section.
/// </summary>
public static partial class Runbook
{
    /// <returns>One problem each, with the line it stands in, where it has one; none when runbook and scenarios agree.</returns>
    public static IReadOnlyList<string> Problems(string text, RunbookFacts facts)
    {
        var lines = text.Split('\n');
        var statements = Statements(lines);
        return
        [
            .. OfClaims(lines, statements, facts),
            .. statements.SelectMany(statement => OfLinks(statement, facts)),
            .. facts.Scenarios.Keys.Except(statements.SelectMany(statement => statement.Links)).Select(file => $"no statement links {file}"),
            .. OfPlaybooks(lines, facts),
        ];
    }

    private static IEnumerable<string> OfClaims(string[] lines, IReadOnlyList<Statement> statements, RunbookFacts facts)
    {
        foreach (var id in facts.Claims)
        {
            var places = Enumerable.Range(1, lines.Length).Where(line => ClaimId().Matches(lines[line - 1]).Any(match => match.Value == id)).ToList();
            if (places.Count != 1)
            {
                yield return $"{id} stands in {(places.Count == 0 ? "no line" : $"the lines {string.Join(", ", places)}")}; expected one";
            }
            else if (!statements.Any(statement => statement.Claim == id))
            {
                yield return $"line {places[0]}: {id} begins no list item";
            }
        }

        foreach (var statement in statements.Where(statement => !facts.Claims.Contains(statement.Claim)))
        {
            yield return $"line {statement.Line}: {statement.Claim} is no claim";
        }
    }

    private static IEnumerable<string> OfLinks(Statement statement, RunbookFacts facts)
    {
        if (statement.Links.Count == 0)
        {
            yield return $"line {statement.Line}: {statement.Claim} links no scenario";
        }

        foreach (var link in statement.Links)
        {
            if (!facts.Scenarios.TryGetValue(link, out var claims))
            {
                yield return $"line {statement.Line}: there is no scenario {link}";
            }
            else if (!claims.Contains(statement.Claim))
            {
                yield return $"line {statement.Line}: {link} does not claim {statement.Claim}";
            }
        }
    }

    private static IEnumerable<string> OfPlaybooks(string[] lines, RunbookFacts facts)
    {
        var sections = Sections(lines).ToList();
        foreach (var (name, typed) in facts.Playbooks)
        {
            var naming = sections.Where(section => Named(section).Contains(name)).ToList();
            if (naming.Count != 1)
            {
                yield return $"{naming.Count} sections name the playbook `{name}`; expected one";
                continue;
            }

            foreach (var line in typed.Except(Typed(naming[0])))
            {
                yield return $"the section of the playbook `{name}` lacks the line that it types: {line}";
            }
        }

        foreach (var section in sections)
        {
            var typed = Named(section).SelectMany(name => facts.Playbooks.GetValueOrDefault(name) ?? []);
            foreach (var line in Typed(section).Except(typed))
            {
                yield return $"no playbook of its section types: {line}";
            }
        }
    }

    /// <summary>An item goes on until the next one, an empty line or a heading.</summary>
    private static List<Statement> Statements(string[] lines)
    {
        var statements = new List<Statement>();
        for (var at = 0; at < lines.Length; at++)
        {
            if (StatementStart().Match(lines[at]) is { Success: true } start)
            {
                var item = lines.Skip(at + 1).TakeWhile(line => line.Length > 0 && !ItemOrHeading().IsMatch(line)).Prepend(lines[at]);
                var links = item.SelectMany(line => ScenarioLink().Matches(line)).Select(match => match.Groups["file"].Value);
                statements.Add(new Statement(start.Groups["claim"].Value, at + 1, [.. links]));
            }
        }

        return statements;
    }

    private static IEnumerable<IReadOnlyList<string>> Sections(string[] lines)
    {
        var section = new List<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith('#'))
            {
                yield return section;
                section = [];
            }

            section.Add(line);
        }

        yield return section;
    }

    private static IEnumerable<string> Named(IReadOnlyList<string> section) =>
        section.SelectMany(line => PlaybookName().Matches(line)).Select(match => match.Groups["name"].Value);

    /// <summary>The lines of the section's blocks of `js`.</summary>
    private static List<string> Typed(IReadOnlyList<string> section)
    {
        var typed = new List<string>();
        var inside = false;
        foreach (var line in section)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line is "```js";
            }
            else if (inside)
            {
                typed.Add(line);
            }
        }

        return typed;
    }

    private sealed record Statement(string Claim, int Line, IReadOnlyList<string> Links);

    [GeneratedRegex(@"\b[A-Z]{3}-[0-9]+\b", RegexOptions.None, 1000)]
    private static partial Regex ClaimId();

    [GeneratedRegex(@"^\s*(-|[0-9]+\.) \*\*(?<claim>[A-Z]{3}-[0-9]+)\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatementStart();

    [GeneratedRegex(@"^\s*(-|[0-9]+\.) |^#", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ItemOrHeading();

    [GeneratedRegex(@"\]\(\.\./(?<file>scenarios/[^)]+\.yaml)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScenarioLink();

    [GeneratedRegex(@"[Pp]laybook `(?<name>[a-z-]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaybookName();
}
