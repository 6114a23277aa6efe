using System.Text.Json.Nodes;

namespace Maestro.Harness.History.Events;

/// <summary>A step begins.</summary>
/// <param name="Line">Of the step in the scenario's file, from 1.</param>
/// <param name="Text">The step in words, for example <c>execute email.send</c>.</param>
[Event("step-started")]
public sealed record StepStarted(int Line, string Text) : HistoryEvent;

/// <summary>A step that did what it says. One that did not has no such line.</summary>
/// <param name="Line">Of the step in the scenario's file, from 1.</param>
/// <param name="Milliseconds">From its beginning.</param>
[Event("step-ended")]
public sealed record StepEnded(int Line, double Milliseconds) : HistoryEvent;

/// <summary>A person held the scenario before a step, to look at it: what happens by time went on meanwhile.</summary>
/// <param name="Line">Of the step in the scenario's file, from 1.</param>
/// <param name="Milliseconds">How long.</param>
[Event("held")]
public sealed record Held(int Line, double Milliseconds) : HistoryEvent;

/// <summary>An expectation was evaluated.</summary>
/// <param name="Line">Of the step in the scenario's file, from 1; 0 for what every scenario expects.</param>
/// <param name="Met">False: it was not, until its deadline.</param>
/// <param name="Claims">The claims that it proves; none when it only steers.</param>
/// <param name="Expected">In words.</param>
/// <param name="Seen">What was there instead, or what met it.</param>
[Event("expectation")]
public sealed record ExpectationEvaluated(
    int Line, bool Met, IReadOnlyList<string> Claims, string Expected, JsonNode? Seen) : HistoryEvent;

/// <summary>A recovery of the runbook was carried out as an operator would.</summary>
/// <param name="Playbook">Its name, as scenarios have it.</param>
/// <param name="Milliseconds">From its beginning.</param>
[Event("playbook-done")]
public sealed record PlaybookDone(string Playbook, double Milliseconds) : HistoryEvent;
