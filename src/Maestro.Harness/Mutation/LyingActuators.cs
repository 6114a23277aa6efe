using Maestro.Harness.Worlds;

namespace Maestro.Harness.Mutation;

/// <summary>Every call reports success and does nothing: a fault made of these calls must not claim that it is in force.</summary>
public sealed class NumbActuator : IActuator
{
    public Task DoAsync(Func<Task> act) => Task.CompletedTask;

    public void Do(Action act) { }

    public FaultSite Aim(FaultSite site) => site;
}

/// <summary>Every call is done, but to another world, hence another origin: where the fault is looked at it must not be found.</summary>
public sealed class MisaimedActuator(World elsewhere) : IActuator
{
    public Task DoAsync(Func<Task> act) => act();

    public void Do(Action act) => act();

    public FaultSite Aim(FaultSite site)
    {
        var tab = elsewhere.Tab(site.Tab.Name);
        return site with { World = elsewhere, Device = tab.Device, Tab = tab };
    }
}
