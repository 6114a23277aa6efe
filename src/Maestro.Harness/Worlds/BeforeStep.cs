using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Worlds;

/// <summary>Done before each step of a scenario, outside of every deadline; the step begins when it has ended.</summary>
public delegate Task BeforeStep(World world, Step step, CancellationToken cancel);
