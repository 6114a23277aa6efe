namespace Maestro.Harness.Tests.Worlds;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 9, 30, 0, TimeSpan.Zero);
}
