namespace Maestro.Harness.Tests.Worlds;

/// <summary>A clock that stands still until it is told to go on.</summary>
internal sealed class FixedTime : TimeProvider
{
    private TimeSpan _advanced;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 31, 9, 30, 0, TimeSpan.Zero) + _advanced;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _advanced.Ticks;

    public void Advance(TimeSpan by) => _advanced += by;
}
