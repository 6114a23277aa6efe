namespace Maestro.Harness.Running;

/// <summary>How much a run does at once, and how far it goes.</summary>
/// <param name="Workers">Scenarios at once, 1 to 64.</param>
/// <param name="Retries">How often a scenario that failed or is unknown is tried again at once, 0 to 10.</param>
/// <param name="MaxFailures">After so many that failed or are unknown nothing else begins; null: no limit.</param>
/// <param name="MaxTime">What has not begun by then is not run; null: no limit.</param>
public sealed record RunLimits(int Workers, int Retries = 0, int? MaxFailures = null, TimeSpan? MaxTime = null);
