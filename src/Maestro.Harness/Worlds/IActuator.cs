namespace Maestro.Harness.Worlds;

/// <summary>
/// The lowest calls that faults are made of (a command to the browser, a write to a file, the arming of a rule) pass through here, so
/// that each can be replaced by one that reports success and does nothing, or be aimed at another place: a fault whose receipt then
/// still says "in force" is a liar.
/// </summary>
public interface IActuator
{
    /// <summary>Does the thing itself.</summary>
    Task DoAsync(Func<Task> act);

    /// <summary>Does the thing itself.</summary>
    void Do(Action act);

    /// <summary>Where the calls go: the site itself, or in a trial of honesty another one.</summary>
    FaultSite Aim(FaultSite site);
}

/// <summary>The calls themselves, where they belong.</summary>
public sealed class Actuator : IActuator
{
    public Task DoAsync(Func<Task> act) => act();

    public void Do(Action act) => act();

    public FaultSite Aim(FaultSite site) => site;
}
