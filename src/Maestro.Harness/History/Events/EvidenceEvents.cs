namespace Maestro.Harness.History.Events;

/// <summary>A picture of the tab as it stood when its scenario failed.</summary>
/// <param name="File">A JPEG, by its path from the run's folder.</param>
/// <param name="Words">What a person could read there; absent where the page no longer answered.</param>
[Event("picture-taken")]
public sealed record PictureTaken(string File, string? Words) : HistoryEvent;

/// <summary>What the device's browser did was kept as a trace of Playwright's. Made where a scenario that did not pass is tried again.</summary>
/// <param name="File">By its path from the run's folder; `npx playwright show-trace` opens it.</param>
[Event("trace-kept")]
public sealed record TraceKept(string File) : HistoryEvent;
