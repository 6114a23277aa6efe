using Maestro.Harness.History.Events;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>
/// Playwright's traces of what is tried again: an attempt that fails, or that passes after one that failed, is one to look into. First
/// attempts pay nothing.
/// </summary>
/// <param name="folder">Of the run: traces lie in its `traces`.</param>
public sealed class Traces(string folder)
{
    /// <summary>A browser that stands still gives no trace, and holds nobody up.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private int _kept;

    public static Task BeginAsync(IBrowserContext context) => context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });

    /// <summary>Before the context closes. A restarted browser leaves a trace for each of its lives.</summary>
    public async Task KeepAsync(LiveDevice device, IBrowserContext context)
    {
        var file = $"traces/{Interlocked.Increment(ref _kept)}-{device.Name}.zip";
        try
        {
            await context.Tracing.StopAsync(new() { Path = Path.Combine(folder, file) }).WaitAsync(Limit, device.World.Time);
            device.Record(new TraceKept(file));
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // A browser that died took its trace along: the history says so already.
        }
    }
}
