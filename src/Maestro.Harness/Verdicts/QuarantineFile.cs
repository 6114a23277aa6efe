using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Verdicts;

/// <summary>The scenarios whose verdict does not count for a while: `quarantine.yaml` in the project's root, which may be missing.</summary>
public sealed record QuarantineFile([Description("Each with who mends it, why, and until when")] IReadOnlyList<QuarantineEntry> Quarantined)
{
    public const string FileName = "quarantine.yaml";

    /// <param name="known">The ids of all scenarios; asked for where the file holds something.</param>
    /// <returns>Its entries; none without the file.</returns>
    /// <exception cref="InputException">Every problem of the file, each with its place.</exception>
    public static IReadOnlyList<QuarantinedScenario> Load(string root, Func<IReadOnlyCollection<string>> known)
    {
        var file = Path.Combine(root, FileName);
        if (!File.Exists(file) || YamlFile.Load<QuarantineFile>(file, root).Quarantined is not { Count: > 0 } entries)
        {
            return [];
        }

        var ids = known();
        var problems = new Problems();
        foreach (var entry in entries.Where(entry => !ids.Any(id => Quarantine.Covers(entry.Scenario, id))))
        {
            problems.Add(
                entry.Place, $"No scenario is called {Expected.Quote(entry.Scenario)}; expected an id as ./maestro list shows it, or a pattern with *",
                ids.Any(id => id.StartsWith(entry.Scenario + "[", StringComparison.Ordinal))
                    ? $"It has variants: write `{entry.Scenario}[*]` for all of them." : Nearest.Remedy(entry.Scenario, ids));
        }

        foreach (var (id, twice) in ids.Select(id => (id, entries.Where(entry => Quarantine.Covers(entry.Scenario, id)).Skip(1).FirstOrDefault()))
            .DistinctBy(each => each.Item2))
        {
            if (twice is not null)
            {
                problems.Add(twice.Place, $"{Expected.Quote(id, longest: 200)} is quarantined twice; expected one entry for each scenario");
            }
        }

        problems.ThrowIfAny();
        return [.. entries.Select(entry => new QuarantinedScenario(entry.Scenario, entry.Owner, entry.Reason, entry.Until))];
    }
}

/// <summary>One entry of the file.</summary>
[Example("{ scenario: playbooks/offline/flapping, owner: sync team, reason: Its network flaps too fast on the build machines, until: 2026-12-31 }")]
public sealed record QuarantineEntry(
    [Description("Its id, or a pattern: `*` stands for any characters")] string Scenario,
    [Description("Who mends it")] string Owner,
    [Description("Why it does not count")] string Reason,
    [Description("The last day, in UTC; from the next one on it fails the run")] DateOnly Until) : IChecked
{
    public Place Place { get; init; }

    IEnumerable<string> IChecked.Check()
    {
        if (Owner.Trim().Length == 0)
        {
            yield return "`owner` is empty; expected who mends the scenario";
        }

        if (Reason.Trim().Length == 0)
        {
            yield return "`reason` is empty; expected a sentence for whoever finds the scenario here";
        }
    }
}
