using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Does several things at once: each branch is a list of steps of its own. Ends when all have ended.</summary>
[Keyword("parallel")]
[Example("parallel:\n  - [{ execute: letter, as: left, on: device }]\n  - [{ execute: letter, as: right, on: device.2 }]")]
[Without("on")]
public sealed record ParallelStep(
    [Description("The branches, each a list of steps")] IReadOnlyList<IReadOnlyList<Step>> Parallel) : Step, IPerformed, IRequires
{
    /// <summary>A person does one thing after the other on a page; two operations at once in one tab need a function to call.</summary>
    public IEnumerable<Capability> Requires => Parallel.SelectMany(TabsOf).GroupBy(tab => tab).Any(tab => tab.Count() > 1) ? [Capability.AtOnce] : [];


    public string Words => $"{Parallel.Count} branches at once";

    private static IEnumerable<string> TabsOf(IReadOnlyList<Step> branch) => branch
        .Where(step => step.GetType().IsDefined(typeof(OnOneTabAttribute), inherit: false))
        .Select(step => step.On is [var tab] ? tab : "")
        .Distinct();

    public Task PerformAsync(World world, CancellationToken cancel) =>
        Task.WhenAll(Parallel.Select(branch => Performing.PerformAsync(world, branch, cancel)));
}
