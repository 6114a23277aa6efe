using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Rehearsal;

/// <summary>Looks for what an expectation says, again and again, however long it takes: an operator may close or reload pages meanwhile.</summary>
internal static class Look
{
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    public static async Task UntilAsync(World world, LiveTab tab, Expectation expected, CancellationToken cancel)
    {
        using var pace = new PeriodicTimer(Pace, world.Time);
        while (!await MetAsync(world, tab, expected, cancel))
        {
            await pace.WaitForNextTickAsync(cancel);
        }
    }

    /// <summary>Whether it shows, at most an expectation's deadline from now. A page that cannot be looked at shows nothing.</summary>
    public static async Task<bool> MetAsync(World world, LiveTab tab, Expectation expected, CancellationToken cancel)
    {
        try
        {
            return (await ((IObserved)expected).ObserveAsync(world, tab, cancel)).Met;
        }
        catch (Exception e) when (IsOfThePage(e))
        {
            return false;
        }
    }

    /// <summary>Whether nothing waits to be sent, now. A client without MAESTRO has no status and is always at rest.</summary>
    public static async Task<bool> IsAtRestAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        try
        {
            return Closing.IsAtRest(await tab.CallAsync(world.Stage.Profile.Drive.Status!, null, cancel));
        }
        catch (Exception e) when (IsOfThePage(e))
        {
            return false;
        }
    }

    /// <summary>Not of the harness: the page is closed, is being loaded, does not answer, or the service does not.</summary>
    public static bool IsOfThePage(Exception e) => e is PlaywrightException or TimeoutException or InvalidOperationException or HttpRequestException;
}
