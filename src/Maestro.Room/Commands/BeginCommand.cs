using Maestro.Harness.Rehearsal;

namespace Maestro.Room.Commands;

/// <summary>The operator is ready. Once it has begun, it has begun.</summary>
public sealed record BeginCommand : Command
{
    internal override Task<object?> GoAsync(RehearsalSession session) => Task.FromResult<object?>(null);
}
