using Maestro.Harness.Rehearsal;
using Maestro.Room.Access;

namespace Maestro.Room.Commands;

/// <summary>A further fault, on the operator's page.</summary>
public sealed record InjectCommand(string Fault) : Command
{
    internal override Role Needs => Role.Facilitator;

    internal override async Task<object?> GoAsync(RehearsalSession session)
    {
        await session.InjectAsync(Fault);
        return null;
    }
}

/// <summary>Takes every fault of that name back.</summary>
public sealed record HealCommand(string Fault) : Command
{
    internal override Role Needs => Role.Facilitator;

    internal override async Task<object?> GoAsync(RehearsalSession session)
    {
        await session.HealAsync(Fault);
        return null;
    }
}
