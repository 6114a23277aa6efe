using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Worlds;

/// <summary>What a look at the effect of a fault showed.</summary>
/// <param name="Holds">What was to be shown is so.</param>
/// <param name="Evidence">What was seen, in words a reader can check.</param>
public sealed record Proof(bool Holds, string Evidence);

/// <summary>Where a fault is injected.</summary>
/// <param name="Id">Counts the faults of a scenario from 1.</param>
/// <param name="Tab">The tab it was aimed at: its device's first, where the scenario names a device alone.</param>
/// <param name="Actuator">Everything that a fault does passes through it.</param>
public sealed record FaultSite(int Id, World World, LiveDevice Device, LiveTab Tab, IActuator Actuator);

/// <summary>
/// One fault: it acts, proves by its effect that it is in force, is taken back, and proves that too. A class of this family takes a
/// <see cref="FaultSite"/> and its options.
/// </summary>
public abstract class Fault(FaultSite site)
{
    /// <summary>Where the fault is looked at.</summary>
    protected FaultSite Site => site;

    protected World World => site.World;

    protected LiveDevice Device => site.Device;

    /// <summary>Where the fault acts, and is taken back. It is the site, but for trials that prove the look honest.</summary>
    protected FaultSite Aim { get; } = site.Actuator.Aim(site);

    protected Task DoAsync(Func<Task> act) => site.Actuator.DoAsync(act);

    protected void Do(Action act) => site.Actuator.Do(act);

    /// <summary>True: the fault waits for something that the scenario does next, so its receipt is written when it is healed.</summary>
    public virtual bool TakesHoldLater => false;

    /// <summary>True: it lives in the browser, and is over when that is closed or killed.</summary>
    public virtual bool EndsWithBrowser => false;

    public abstract Task InjectAsync(CancellationToken cancel);

    /// <summary>Looks whether the fault is in force, by its effect.</summary>
    public abstract Task<Proof> ProveAsync(CancellationToken cancel);

    /// <summary>Takes the fault back, and looks whether it is gone.</summary>
    public abstract Task<Proof> HealAsync(CancellationToken cancel);
}

/// <summary>A fault with its options.</summary>
public abstract class Fault<TOptions>(FaultSite site, TOptions options) : Fault(site)
    where TOptions : FaultOptions
{
    protected TOptions Options => options;
}

/// <summary>A fault of a scenario, from its injection on.</summary>
public sealed record ActiveFault(int Id, string Name, FaultOptions Options, Fault Fault, LiveDevice Device)
{
    public bool HasReceipt { get; set; }

    public bool IsHealed { get; set; }

    /// <summary>Whether it was over before it was healed, since the browser that it lived in went.</summary>
    public bool IsOver => Fault.EndsWithBrowser && Device.Launches > Launch;

    /// <summary>The number of the browser that it was injected into.</summary>
    public int Launch { get; set; }
}
