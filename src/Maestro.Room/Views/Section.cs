namespace Maestro.Room.Views;

/// <summary>A section of the runbook, for reading and for typing from.</summary>
/// <param name="Level">Of its heading: 1 to 4.</param>
public sealed record Section(int Level, string Title, IReadOnlyList<Passage> Passages);

/// <summary>A part of a section. Its text may hold `code` between backticks, and nothing else that needs reading twice.</summary>
/// <param name="Kind">text, item, step or code.</param>
/// <param name="Claim">The id that the statement begins with; null where it has none.</param>
/// <param name="Statements">Of code: what is typed, one after the other.</param>
public sealed record Passage(string Kind, string Text, string? Claim = null, IReadOnlyList<string>? Statements = null);
