using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Does several things at once: each branch is a list of steps of its own. Ends when all have ended.</summary>
[Keyword("parallel")]
[Example("parallel:\n  - [{ execute: letter, as: left, on: device }]\n  - [{ execute: letter, as: right, on: device.2 }]")]
[Without("on")]
public sealed record ParallelStep(
    [Description("The branches, each a list of steps")] IReadOnlyList<IReadOnlyList<Step>> Parallel) : Step, IPerformed
{
    public string Words => $"{Parallel.Count} branches at once";

    public Task PerformAsync(World world, CancellationToken cancel) =>
        Task.WhenAll(Parallel.Select(branch => Performing.PerformAsync(world, branch, cancel)));
}
