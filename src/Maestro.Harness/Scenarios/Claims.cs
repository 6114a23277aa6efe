namespace Maestro.Harness.Scenarios;

/// <summary>One claim of the runbook.</summary>
public sealed record Claim(string Id, string Kind, string Says);
