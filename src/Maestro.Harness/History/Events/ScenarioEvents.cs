namespace Maestro.Harness.History.Events;

/// <summary>A scenario begins.</summary>
/// <param name="Title">What a reader learns from it.</param>
/// <param name="File">Relative to the project's root.</param>
/// <param name="Claims">The claims it proves.</param>
/// <param name="Severity">low, normal, high or critical.</param>
/// <param name="Build">The client build that is deployed at its start.</param>
/// <param name="Suspended">Guarantees that the scenario suspends, with the reason.</param>
/// <param name="Alone">No other scenario runs beside it.</param>
/// <param name="Unseen">What cannot be seen of this target; absent where everything can.</param>
[Event("scenario-started")]
public sealed record ScenarioStarted(
    string Title,
    string File,
    IReadOnlyList<string> Claims,
    string Severity,
    string Build,
    IReadOnlyDictionary<string, string> Suspended,
    bool Alone = false,
    IReadOnlyList<Sight>? Unseen = null) : HistoryEvent;

/// <summary>What a guarantee may have to see, and a target may not show.</summary>
public enum Sight
{
    /// <summary>Effects on the world.</summary>
    Effects,

    /// <summary>The keys that a device stores.</summary>
    Keys,

    /// <summary>What waits on a device to be sent.</summary>
    Outbox,

    /// <summary>What the page says of a person's records.</summary>
    Page,

    /// <summary>The receipts that a device keeps.</summary>
    Receipts,

    /// <summary>What the service holds.</summary>
    ServiceRows,

    /// <summary>What the client says of itself.</summary>
    Status,
}

/// <summary>The parts of a scenario, in this order.</summary>
public enum Phase
{
    /// <summary>Guarantees hold while faults are in force.</summary>
    Safety,

    /// <summary>All is healed; the client must come to rest.</summary>
    Recovery,

    /// <summary>Last observations, then everything is taken down.</summary>
    TearDown,
}

/// <summary>A part of the scenario begins.</summary>
/// <param name="Phase">Which one.</param>
[Event("phase-started")]
public sealed record PhaseStarted(Phase Phase) : HistoryEvent;

/// <summary>All faults were healed, and the device's client was given its time to come to rest: nothing waits to be sent.</summary>
/// <param name="Rests">Whether it did.</param>
/// <param name="Milliseconds">From the healing on.</param>
/// <param name="Budget">How many it may take.</param>
/// <param name="Status">What the client said of itself at the end; absent for a build without MAESTRO.</param>
[Event("rest-awaited")]
public sealed record RestAwaited(
    bool Rests, double Milliseconds, double Budget, System.Text.Json.Nodes.JsonNode? Status) : HistoryEvent;

/// <summary>The scenario ran to its end, and nothing of it comes after this line. Without it, it has not passed.</summary>
[Event("scenario-ended")]
public sealed record ScenarioEnded : HistoryEvent;

/// <summary>The machine, the engine or the target lacks what the scenario needs.</summary>
/// <param name="Reason">What is missing, and the remedy.</param>
[Event("not-run")]
public sealed record NotRun(string Reason) : HistoryEvent;

/// <summary>The harness itself could not go on: the verdict is unknown.</summary>
/// <param name="What">What it was doing.</param>
/// <param name="Why">The error's message.</param>
/// <param name="Line">Of the step in the scenario's file, from 1; 0 where it was no step.</param>
[Event("broke")]
public sealed record Broke(string What, string Why, int Line) : HistoryEvent;
