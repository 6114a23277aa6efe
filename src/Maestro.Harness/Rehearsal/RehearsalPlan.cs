using Maestro.Harness.History.Events;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Rehearsal;

/// <summary>What is to be rehearsed, and how.</summary>
/// <param name="Incidents">By name: one, or in a mystery up to two that strike in this order.</param>
/// <param name="Choices">All that there are: what the operator chooses from when naming.</param>
/// <param name="Seed">Data and moments come from it.</param>
/// <param name="Auto">The runbook's own recovery is carried out, and strikes do not wait.</param>
public sealed record RehearsalPlan(
    IReadOnlyDictionary<string, Incident> Incidents,
    IReadOnlyDictionary<string, Incident> Choices,
    RehearsalMode Mode,
    string Seed,
    bool Auto = false)
{
    /// <summary>The name by which the mystery mode is asked for.</summary>
    public const string Mystery = "mystery";

    /// <summary>One incident by its name, or the mystery that the seed holds.</summary>
    /// <param name="choices">All that there are.</param>
    /// <param name="mode">Guided or unguided; a mystery is its own.</param>
    /// <exception cref="InputException">There is no such incident, or none that a mystery may draw.</exception>
    public static RehearsalPlan Of(
        string name, IReadOnlyDictionary<string, Incident> choices, RehearsalMode mode, string seed, bool auto = false)
    {
        if (name is Mystery)
        {
            return new RehearsalPlan(Drawn(choices, new Random(Run.SeedOf(seed, Mystery))), choices, RehearsalMode.Mystery, seed, auto);
        }

        return choices.TryGetValue(name, out var incident)
            ? new RehearsalPlan(new Dictionary<string, Incident>(StringComparer.Ordinal) { [name] = incident }, choices, mode, seed, auto)
            : throw new InputException(
                $"There is no incident '{name}'.", Nearest.Remedy(name, [.. choices.Keys]) ?? $"There are: {string.Join(", ", choices.Keys)}, {Mystery}.");
    }

    /// <summary>One that may be drawn, and every other time one that may strike beside it.</summary>
    private static OrderedDictionary<string, Incident> Drawn(IReadOnlyDictionary<string, Incident> choices, Random random)
    {
        var names = choices.Where(each => each.Value.Mystery).Select(each => each.Key).ToList();
        if (names.Count == 0)
        {
            throw new InputException("No incident may be drawn for a mystery.", "Give some of them `mystery: true`.");
        }

        var first = names[random.Next(names.Count)];
        var drawn = new OrderedDictionary<string, Incident>(StringComparer.Ordinal) { [first] = choices[first] };
        if (choices[first].Together is { Count: > 0 } together && random.Next(2) == 0)
        {
            var second = together[random.Next(together.Count)];
            drawn[second] = choices[second];
        }

        return drawn;
    }

    /// <summary>Of the incident, or `mystery`: what its journal calls it must not tell.</summary>
    public string Name => Mode is RehearsalMode.Mystery ? Mystery : Incidents.Keys.First();

    /// <summary>The longest limit of its incidents.</summary>
    public TimeSpan Limit => Incidents.Values.Max(incident => incident.Limit ?? Incident.UsualLimit);

    /// <summary>The headings of the runbook that the operator picks from, each once.</summary>
    public IReadOnlyList<string> Chapters => [.. Choices.Values.Select(incident => incident.Chapter).Distinct().Order(StringComparer.Ordinal)];
}
