using Maestro.Harness;
using Maestro.Harness.Setup;
using Maestro.Room;
using Maestro.Room.Access;
using Maestro.Room.Live;
using Microsoft.Playwright;

namespace Maestro.Bench.Room;

/// <summary>
/// How live the live view is, end to end: a page that changes in every frame in one browser, the room's page in another. What counts is what
/// the room's page has drawn.
/// </summary>
internal static class LiveViewMeasurement
{
    private const double LeastPerSecond = 10;
    private const double MostMedian = 300;
    private const int Clicks = 31;

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    /// <returns>Whether both bounds are kept.</returns>
    public static async Task<bool> TakeAsync(TextWriter told)
    {
        var binary = await Requirements.EnsureAsync(Settings.Find(AppContext.BaseDirectory), Console.Error.WriteLine, CancellationToken.None);
        using var playwright = await Playwright.CreateAsync();
        await using var filmed = await LaunchAsync(playwright, binary);
        await using var watching = await LaunchAsync(playwright, binary);
        var page = await filmed.NewPageAsync();
        await page.SetContentAsync(Pages.Filmed);
        await using var screen = new Screen();
        await screen.ShowAsync(page);
        await using var room = await IncidentRoom.OpenAsync(new FilmedScene(screen), CancellationToken.None);
        var viewer = await watching.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        await viewer.AddInitScriptAsync(Pages.Watching);
        await viewer.GotoAsync(room.Invite(Role.Operator));
        await viewer.WaitForFunctionAsync("() => globalThis.seen?.drawn > 10");

        told.WriteLine($"{binary.Kind} {binary.Version}, {Environment.ProcessorCount} cores");
        var (perSecond, gap) = await WatchAsync(viewer);
        var kept = Keeps(told, $"{perSecond:0.0} frames a second over {Watched.TotalSeconds:0} s", perSecond >= LeastPerSecond, $"at least {LeastPerSecond}");
        told.WriteLine($"  the longest gap {gap:0} ms");
        var times = await ClickAsync(viewer);
        kept &= Keeps(told, $"{times[times.Count / 2]:0} ms from click to visible effect, median of {times.Count}", times[times.Count / 2] <= MostMedian, $"at most {MostMedian} ms");
        told.WriteLine($"  from {times[0]:0} to {times[^1]:0} ms");
        told.WriteLine(kept ? "Both bounds are kept." : "Not both bounds are kept.");
        return kept;
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, BrowserBinary binary) => playwright.Chromium.LaunchAsync(
        new() { ExecutablePath = binary.Path, ChromiumSandbox = binary.Sandbox, Args = ["--disable-gpu"] });

    private static async Task<(double PerSecond, double Gap)> WatchAsync(IPage viewer)
    {
        var before = await viewer.EvaluateAsync<int>("() => { seen.gaps = 0; return seen.drawn; }");
        var since = TimeProvider.System.GetTimestamp();
        using var over = new PeriodicTimer(Watched);
        await over.WaitForNextTickAsync();
        var drawn = await viewer.EvaluateAsync<int>("() => seen.drawn") - before;
        return (drawn / TimeProvider.System.GetElapsedTime(since).TotalSeconds, await viewer.EvaluateAsync<double>("() => seen.gaps"));
    }

    /// <summary>Each from the mouse's going down to the picture that shows its effect, in ms, sorted.</summary>
    private static async Task<IReadOnlyList<double>> ClickAsync(IPage viewer)
    {
        var canvas = viewer.Locator("canvas");
        var box = await canvas.BoundingBoxAsync() ?? throw new InvalidOperationException("the live view is not shown");
        var (width, height) = (await canvas.EvaluateAsync<double>("it => it.width"), await canvas.EvaluateAsync<double>("it => it.height"));
        var scale = Math.Min(box.Width / width, box.Height / height);
        var (left, top) = (box.X + ((box.Width - (width * scale)) / 2), box.Y + ((box.Height - (height * scale)) / 2));
        var times = new List<double>();
        await viewer.EvaluateAsync("() => { seen.colour = 'red'; }");
        for (var click = 0; click < Clicks; click++)
        {
            await viewer.Mouse.ClickAsync((float)(left + (Pages.SpotX * scale)), (float)(top + (Pages.SpotY * scale)));
            await viewer.WaitForFunctionAsync("() => seen.took !== null", null, new() { Timeout = 5_000 });
            times.Add(await viewer.EvaluateAsync<double>("() => { const took = seen.took; seen.down = 0; return took; }"));
        }

        return [.. times.Order()];
    }

    private static bool Keeps(TextWriter told, string what, bool kept, string bound)
    {
        told.WriteLine($"{(kept ? "kept  " : "BROKEN")}  {what}; {bound}");
        return kept;
    }
}
