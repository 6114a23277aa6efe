using Maestro.Harness.History.Events;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Running;

/// <summary>What a failure leaves to look at: a picture of each open tab, and the words that stood there. What passes leaves none.</summary>
/// <param name="folder">Of the run: pictures lie in its `pictures`. Null: none are taken.</param>
internal sealed class Pictures(string? folder)
{
    /// <summary>A page that stands still gives no picture, and holds nobody up.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private const int Quality = 60;

    private int _taken;

    public async Task TakeAsync(World world, CancellationToken cancel)
    {
        if (folder is null)
        {
            return;
        }

        foreach (var tab in world.Devices.SelectMany(device => device.Tabs).Where(tab => tab is { IsOpen: true, IsFrozen: false }))
        {
            var file = $"pictures/{Interlocked.Increment(ref _taken)}-{tab.Name}.jpg";
            try
            {
                var page = tab.Page!;
                await page.ScreenshotAsync(new()
                {
                    Path = Path.Combine(folder, file),
                    Type = ScreenshotType.Jpeg,
                    Quality = Quality,
                    Timeout = (float)Limit.TotalMilliseconds,
                }).WaitAsync(Limit, world.Time, cancel);
                tab.Device.Record(new PictureTaken(file, await WordsAsync(page).WaitAsync(Limit, world.Time, cancel)), tab.Number);
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                // A page that died, or that cannot draw itself any more: the history says so already.
            }
        }
    }

    private static Task<string?> WordsAsync(IPage page) => page.EvaluateAsync<string?>("() => document.body?.innerText");
}
