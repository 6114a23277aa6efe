using Microsoft.Playwright;

namespace Maestro.Harness.Setup;

/// <summary>What a search for a browser came to.</summary>
/// <param name="Browser">The first candidate that starts; null when none does.</param>
/// <param name="Failed">Candidates that did not start, each with the reason, one line.</param>
public sealed record BrowserSearch(BrowserBinary? Browser, IReadOnlyList<string> Failed);

/// <summary>Takes the first candidate that starts: with the sandbox if it can, else without.</summary>
public sealed class BrowserChoice(BrowserFinder finder, BrowserMemory memory, BrowserLaunch launch)
{
    /// <exception cref="InputException">MAESTRO_BROWSER names a file that is not there or may not be executed.</exception>
    public async Task<BrowserSearch> SearchAsync(CancellationToken cancel)
    {
        var failed = new List<string>();
        foreach (var candidate in finder.Candidates())
        {
            if (memory.Recall(candidate.Path) is { } known)
            {
                return new BrowserSearch(known, failed);
            }

            try
            {
                var browser = await StartAsync(candidate, cancel);
                memory.Remember(browser);
                return new BrowserSearch(browser, failed);
            }
            catch (PlaywrightException e)
            {
                failed.Add($"{candidate.Path} does not start: {Reason(e)}");
            }
        }

        return new BrowserSearch(null, failed);
    }

    private async Task<BrowserBinary> StartAsync(BrowserCandidate candidate, CancellationToken cancel)
    {
        try
        {
            return await StartAsync(candidate, sandbox: true, cancel);
        }
        catch (PlaywrightException)
        {
            return await StartAsync(candidate, sandbox: false, cancel);
        }
    }

    private async Task<BrowserBinary> StartAsync(BrowserCandidate candidate, bool sandbox, CancellationToken cancel) =>
        new(candidate.Path, candidate.Kind, await launch(candidate.Path, sandbox, cancel), sandbox);

    /// <summary>What the browser itself said, where Playwright hands it on; else Playwright's first line.</summary>
    private static string Reason(Exception e)
    {
        var lines = e.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var said = Array.FindIndex(lines, line => line.Contains("[err]"));
        return lines[Math.Max(said, 0)];
    }
}
