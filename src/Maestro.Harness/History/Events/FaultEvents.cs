using System.Text.Json.Nodes;

namespace Maestro.Harness.History.Events;

/// <summary>A fault is about to be injected: recorded before it acts. Device and tab are those that it is aimed at.</summary>
/// <param name="Id">Counts the faults of a scenario from 1.</param>
/// <param name="Fault">Its name, as scenarios inject it: `network.offline`.</param>
/// <param name="Options">As it was injected with, defaults included; absent without any.</param>
[Event("fault-injected")]
public sealed record FaultInjected(int Id, string Fault, JsonNode? Options) : HistoryEvent;

/// <summary>Whether the fault took hold, told by its effect and not by the call that caused it.</summary>
/// <param name="Id">Of the fault in the scenario, from 1.</param>
/// <param name="Fault">Its name.</param>
/// <param name="InForce">False: it was not seen in force, and the scenario's verdict is unknown.</param>
/// <param name="Evidence">What was seen, in words.</param>
[Event("fault-receipt")]
public sealed record FaultReceipt(int Id, string Fault, bool InForce, string Evidence) : HistoryEvent;

/// <summary>The fault was taken back.</summary>
/// <param name="Id">Of the fault in the scenario, from 1.</param>
/// <param name="Fault">Its name.</param>
/// <param name="Healed">False: it was still seen in force afterwards, and the scenario's verdict is unknown.</param>
/// <param name="Evidence">What was seen, in words.</param>
[Event("fault-healed")]
public sealed record FaultHealed(int Id, string Fault, bool Healed, string Evidence) : HistoryEvent;
