using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// Something that must hold in every scenario, whatever it is about: a pure function from a scenario's history to findings.
/// Adding one is adding one file: guarantees are found by reflection.
/// </summary>
public interface IGuarantee
{
    /// <summary>In kebab-case, as scenarios suspend it and known-bad clients declare it.</summary>
    string Name { get; }

    /// <summary>What must hold, as one sentence.</summary>
    string Says { get; }

    /// <summary>The claims that a breach breaks.</summary>
    IReadOnlyList<string> Claims { get; }

    /// <summary>What it must see: where a target does not show one of these, the guarantee has seen nothing.</summary>
    IReadOnlyList<Sight> Needs => [];

    Judgement Judge(ScenarioHistory history);
}

/// <param name="Relevant">How many events the guarantee had something to say about; 0 proves nothing.</param>
/// <param name="Breaches">Where it does not hold.</param>
/// <param name="Doubts">What could not be decided, as sentences: the verdict is then unknown.</param>
public sealed record Judgement(int Relevant, IReadOnlyList<Breach> Breaches, IReadOnlyList<string> Doubts)
{
    public Judgement(int relevant, IReadOnlyList<Breach> breaches) : this(relevant, breaches, []) { }

    /// <summary>What a reader should know although it holds, as sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>One place where a guarantee does not hold.</summary>
/// <param name="Says">What happened, as one sentence.</param>
/// <param name="Evidence">The smallest part of the history that shows it, in order.</param>
public sealed record Breach(string Says, IReadOnlyList<HistoryEvent> Evidence);

/// <summary>All guarantees there are, by name.</summary>
public static class AllGuarantees
{
    public static readonly IReadOnlyDictionary<string, IGuarantee> ByName = typeof(IGuarantee).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IGuarantee)) && type.IsClass)
        .Select(type => (IGuarantee)Activator.CreateInstance(type)!)
        .OrderBy(guarantee => guarantee.Name)
        .ToDictionary(guarantee => guarantee.Name);
}
