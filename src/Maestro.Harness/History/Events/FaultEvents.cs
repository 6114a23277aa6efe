using System.Text.Json.Nodes;

namespace Maestro.Harness.History.Events;

/// <summary>A fault is about to be injected: recorded before it acts.</summary>
/// <param name="Id">Counts the faults of a scenario from 1.</param>
[Event("fault-injected")]
public sealed record FaultInjected(int Id, string Fault, JsonNode? Options) : HistoryEvent;

/// <summary>Whether the fault took hold, told by its effect and not by the call that caused it.</summary>
/// <param name="Evidence">What was seen.</param>
[Event("fault-receipt")]
public sealed record FaultReceipt(int Id, string Fault, bool InForce, string Evidence) : HistoryEvent;

/// <summary>The fault was taken back.</summary>
/// <param name="Healed">False: it was still seen in force afterwards.</param>
[Event("fault-healed")]
public sealed record FaultHealed(int Id, string Fault, bool Healed, string Evidence) : HistoryEvent;
