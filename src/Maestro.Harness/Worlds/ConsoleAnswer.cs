namespace Maestro.Harness.Worlds;

/// <summary>What a console shows in answer to a line.</summary>
/// <param name="Shown">In words; may have several lines.</param>
/// <param name="Failed">It is an error, or there was no answer.</param>
public sealed record ConsoleAnswer(string Shown, bool Failed);
