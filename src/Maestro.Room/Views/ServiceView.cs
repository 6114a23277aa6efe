using Maestro.Harness.Worlds;

namespace Maestro.Room.Views;

/// <summary>What the service answers when it is asked how it is, past everything that may be wrong with the device.</summary>
/// <param name="Health">The body, or why there is none.</param>
/// <param name="Metrics">As a page shows them to people.</param>
public sealed record ServiceView(string Health, string Metrics)
{
    public static async Task<ServiceView> ReadAsync(World world, CancellationToken cancel) =>
        new(await AskAsync(world, "health", cancel), await AskAsync(world, "metrics", cancel));

    private static async Task<string> AskAsync(World world, string endpoint, CancellationToken cancel)
    {
        try
        {
            return await world.GetAsync(endpoint, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return $"No answer: {e.Message}";
        }
    }
}
