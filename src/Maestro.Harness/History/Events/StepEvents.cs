using System.Text.Json.Nodes;

namespace Maestro.Harness.History.Events;

/// <param name="Line">Of the step in the scenario's file, from 1.</param>
/// <param name="Text">The step in words, for example <c>execute email.send</c>.</param>
[Event("step-started")]
public sealed record StepStarted(int Line, string Text) : HistoryEvent;

/// <summary>A step that did what it says. An expectation that was not met ends its step as well.</summary>
[Event("step-ended")]
public sealed record StepEnded(int Line, double Milliseconds) : HistoryEvent;

/// <summary>An expectation was evaluated.</summary>
/// <param name="Claims">The claims that it proves; none when it only steers.</param>
/// <param name="Expected">In words.</param>
/// <param name="Seen">What was there instead, or what met it.</param>
[Event("expectation")]
public sealed record ExpectationEvaluated(
    int Line, bool Met, IReadOnlyList<string> Claims, string Expected, JsonNode? Seen) : HistoryEvent;

/// <summary>A recovery of the runbook was carried out as an operator would.</summary>
[Event("playbook-done")]
public sealed record PlaybookDone(string Playbook, double Milliseconds) : HistoryEvent;
