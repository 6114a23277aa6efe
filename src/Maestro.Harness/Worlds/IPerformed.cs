using System.Text.Json.Nodes;

namespace Maestro.Harness.Worlds;

/// <summary>A step that can be carried out; every record of the family of steps is one.</summary>
public interface IPerformed
{
    /// <summary>The step in words, as in its file: `execute email.send`.</summary>
    string Words { get; }

    Task PerformAsync(World world, CancellationToken cancel);
}

/// <summary>A step whose success proves claims.</summary>
public interface IProves
{
    /// <summary>Their ids; null when it only steers.</summary>
    IReadOnlyList<string>? Proves { get; }
}

/// <summary>An expectation that can be looked for; every record of the family of expectations is one.</summary>
public interface IObserved
{
    /// <summary>What is expected, in words.</summary>
    string Words { get; }

    /// <summary>Waits for it, at most for the deadline of the settings.</summary>
    Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel);
}

/// <param name="Seen">What met it, or what was there instead.</param>
public sealed record Observation(bool Met, JsonNode? Seen);

/// <summary>A recovery of the runbook, carried out as an operator would, in a page of the client.</summary>
public interface IPlaybook
{
    /// <summary>In kebab-case, as scenarios name it.</summary>
    string Name { get; }

    /// <summary>The lines that it types into the console, as the runbook gives them; none where it types nothing.</summary>
    IReadOnlyList<string> Types => [];

    /// <returns>Whether each of its steps succeeded, and what was seen.</returns>
    Task<Proof> PerformAsync(World world, LiveTab tab, CancellationToken cancel);
}
