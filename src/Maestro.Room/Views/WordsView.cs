using Maestro.Harness;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Room.Views;

/// <summary>The page as assistive technology has it: roles, names, states.</summary>
public sealed record WordsView(string Words)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <exception cref="InputException">The page is gone, or does not answer.</exception>
    public static async Task<WordsView> ReadAsync(LiveTab tab, CancellationToken cancel)
    {
        if (tab.Page is not { } page)
        {
            throw new InputException("The page is closed.", "Load it again.");
        }

        try
        {
            return new WordsView(await page.Locator("body").AriaSnapshotAsync().WaitAsync(Patience, cancel));
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            throw new InputException($"The page cannot be read: {e.Message.Split('\n')[0]}");
        }
    }
}
