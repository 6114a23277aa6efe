namespace Maestro.Harness.Rehearsal.Debriefing;

/// <summary>A part of a debrief, whatever it is written as.</summary>
internal abstract record Block;

/// <param name="Level">2 or 3.</param>
internal sealed record Heading(int Level, string Text) : Block;

internal sealed record Paragraph(string Text) : Block;

internal sealed record Bullets(IReadOnlyList<string> Items) : Block;

internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>A place for people to write in.</summary>
internal sealed record ToWrite(string Question) : Block;
