namespace Maestro.SyncStub.Tests.Support;

/// <summary>A clock that stands still until a test moves it. Deadlines still run in real time.</summary>
internal sealed class ManualTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
