using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>Reads what the page tells a person about their records, together with what the client knows at that instant.</summary>
public static class PageReading
{
    /// <summary>
    /// Writes down one reading; nothing where the profile names no such words or no function that tells the status, or the page has no such part. A page that draws itself anew
    /// may be late: words that contradict the status are read again, until they agree or the deadline of an expectation has passed.
    /// </summary>
    public static async Task RecordAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        if (world.Stage.Profile is not { PageClaims: { } claims, Drive.Status.Script: { } status })
        {
            return;
        }

        var since = world.Time.GetTimestamp();
        using var pace = new PeriodicTimer(LiveTab.ReadingPace, world.Time);
        var read = await ReadAsync(world, tab, claims, status, cancel);
        while (read?.Contradiction() is not null && world.Time.GetElapsedTime(since) < world.Settings.ExpectTimeout)
        {
            await pace.WaitForNextTickAsync(cancel);
            read = await ReadAsync(world, tab, claims, status, cancel);
        }

        if (read is not null)
        {
            tab.Device.Record(read, tab.Number);
        }
    }

    /// <summary>Words and status in one turn of the page, so that nothing can change between them.</summary>
    private static async Task<PageRead?> ReadAsync(World world, LiveTab tab, Targets.PageClaims claims, string status, CancellationToken cancel)
    {
        var look = $$"""
            async parts => {
              const words = parts.map(part => part.innerText).join('\n');
              return parts.length === 0 ? null : JSON.stringify({ words, status: await ({{status}})(null) });
            }
            """;
        var answer = await tab.Control(claims.In).EvaluateAllAsync<string?>(look).WaitAsync(world.Settings.OpenTimeout, cancel);
        if (answer is null || JsonNode.Parse(answer) is not { } seen)
        {
            return null;
        }

        var words = (string)seen["words"]!;
        bool Says(string claim) => words.Contains(claim, StringComparison.OrdinalIgnoreCase);
        return new PageRead(words, Says(claims.Synced), Says(claims.Saved), seen["status"]?.DeepClone());
    }
}
