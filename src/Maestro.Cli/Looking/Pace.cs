using Maestro.Harness.Worlds;

namespace Maestro.Cli.Looking;

/// <summary>How a person follows the steps of a run: it takes longer than it would by itself.</summary>
/// <param name="BeforeStep">Done before each step.</param>
/// <param name="Asks">Whether a person is asked there: nothing else is drawn on the terminal meanwhile.</param>
internal sealed record Pace(BeforeStep BeforeStep, bool Asks);
