using System.ComponentModel;
using Maestro.Harness.Faults;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Injects a fault. Without a receipt of its effect the scenario's verdict is unknown.</summary>
/// <param name="Inject">The fault's name.</param>
/// <param name="With">Its options.</param>
[Keyword("inject")]
[Example("inject: network.offline")]
[Also("break", "fail", "fault")]
public sealed record InjectStep(
    [Description("The fault's name")] [KeywordOf(typeof(FaultOptions))] string Inject,
    [Description("The fault's options")] [ChosenBy("inject")] FaultOptions With) : Step, IPerformed, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => With is IRequires requires ? requires.Requires : [];

    public IEnumerable<Reference> References => With is IRefers refers ? refers.References : [];

    public string Words => $"inject {Inject}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            await Injection.InjectAsync(world, tab, Inject, With, cancel);
        }
    }
}

/// <summary>Takes a fault back, everywhere it is in force, and proves that it is gone.</summary>
/// <param name="Heal">The fault's name.</param>
[Keyword("heal")]
[Example("heal: network.offline")]
[Also("fix", "recover", "restore")]
[Without("on")]
public sealed record HealStep([Description("The fault's name")] [KeywordOf(typeof(FaultOptions))] string Heal) : Step, IPerformed
{
    public string Words => $"heal {Heal}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var fault in world.Faults.Where(fault => fault.Name == Heal && !fault.IsHealed).ToList())
        {
            await Injection.HealAsync(world, fault, cancel);
        }
    }
}
