using Maestro.Harness.Rehearsal;

namespace Maestro.Room.Commands;

/// <summary>Runs a line in the console of the page.</summary>
/// <param name="Tab">By its name; the operator's without one.</param>
public sealed record TypeCommand(string Line, string? Tab = null) : Command
{
    internal override async Task<object?> GoAsync(RehearsalSession session) => await session.TypeAsync(Line, Tab);
}

/// <summary>Loads the page again, or opens it where it is gone.</summary>
/// <param name="Everywhere">On all devices.</param>
public sealed record ReloadCommand(bool Everywhere = false) : Command
{
    internal override async Task<object?> GoAsync(RehearsalSession session)
    {
        await session.ReloadAsync(Everywhere);
        return null;
    }
}

/// <summary>Deploys a build of the client.</summary>
public sealed record DeployCommand(string Build) : Command
{
    internal override async Task<object?> GoAsync(RehearsalSession session)
    {
        await session.DeployAsync(Build);
        return null;
    }
}

/// <summary>Declares an incident. Whether it is the right one the debrief tells.</summary>
public sealed record DeclareCommand(string Incident) : Command
{
    internal override Task<object?> GoAsync(RehearsalSession session)
    {
        session.Name(Incident);
        return Task.FromResult<object?>(null);
    }
}

/// <summary>Picks the section of the runbook to work by.</summary>
public sealed record PickCommand(string Chapter) : Command
{
    internal override async Task<object?> GoAsync(RehearsalSession session)
    {
        await session.PickAsync(Chapter);
        return null;
    }
}

/// <summary>Breaks the rehearsal off.</summary>
public sealed record AbortCommand : Command
{
    internal override async Task<object?> GoAsync(RehearsalSession session)
    {
        await session.AbortAsync();
        return null;
    }
}
