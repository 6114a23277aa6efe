using Maestro.Harness.Guarantees;
using Maestro.Harness.Tests.History;

namespace Maestro.Harness.Tests.Guarantees;

/// <summary>A history made by hand, and what a guarantee must make of it.</summary>
/// <param name="Name">What happens in it, as a sentence.</param>
/// <param name="Relevant">How many of its events the guarantee is about; null where that is not the point.</param>
/// <param name="Breach">What the one breach says; null where the guarantee holds.</param>
/// <param name="Evidence">The numbers of the events that show the breach.</param>
/// <param name="Doubt">What cannot be decided; null where all can.</param>
internal sealed record Trial(
    string Name, Story Story, int? Relevant = null, string? Breach = null, IReadOnlyList<int>? Evidence = null, string? Doubt = null)
{
    public static Trial Holds(string name, int relevant, Story story) => new(name, story, relevant);

    public static Trial Broken(string name, Story story, string breach, params IReadOnlyList<int> evidence) =>
        new(name, story, Breach: breach, Evidence: evidence);

    public static Trial InDoubt(string name, Story story, string doubt) => new(name, story, Doubt: doubt);
}

/// <summary>The trials of one guarantee. A class of this family is found by reflection.</summary>
internal abstract class Trials(IGuarantee guarantee)
{
    public static IReadOnlyList<Trials> All { get; } =
    [
        .. typeof(Trials).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Trials)))
            .Select(type => (Trials)Activator.CreateInstance(type)!),
    ];

    public IGuarantee Guarantee => guarantee;

    public abstract IEnumerable<Trial> Of { get; }
}
