using System.Text.Json;
using Microsoft.Playwright;

namespace Maestro.Room.Live;

/// <summary>
/// Shows a page of a browser without a display, and hands clicks and keys on to it. Only the newest picture is kept: whoever is slow misses
/// pictures, and never sees an old one late.
/// </summary>
public sealed class Screen : IAsyncDisposable
{
    private const int Quality = 70;
    private const int LongestSide = 1920;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _changing = new(1);
    private TaskCompletionSource _next = New();
    private ScreenFrame? _newest;
    private IPage? _page;
    private ICDPSession? _session;
    private long _number;
    private int _watching;

    /// <summary>Shows that page from now on; null: none, and the last picture stays.</summary>
    public Task ShowAsync(IPage? page) => ChangeAsync(async () =>
    {
        if (page != _page)
        {
            _session = null;
            _page = page;
            if (page is not null)
            {
                var session = await PageSession.OfAsync(page);
                session.Event("Page.screencastFrame").OnEvent += (_, frame) => Take(session, frame!.Value);
                _session = session;
                await (_watching > 0 ? FilmAsync(session) : Task.CompletedTask);
            }
        }
    });

    /// <summary>Somebody watches, until it is disposed. Nobody's watching costs nothing; who comes anew gets a new picture.</summary>
    public async Task<IAsyncDisposable> WatchAsync()
    {
        await ChangeAsync(async () =>
        {
            _watching++;
            if (_session is { } session)
            {
                await session.SendAsync("Page.stopScreencast");
                await FilmAsync(session);
            }
        });
        return new Watching(this);
    }

    /// <summary>The newest picture after that one, as soon as there is one.</summary>
    /// <param name="after">A picture's number; 0: any will do.</param>
    public async Task<ScreenFrame> NewestAsync(long after, CancellationToken cancel)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_newest is { } newest && newest.Number > after)
                {
                    return newest;
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancel);
        }
    }

    /// <summary>Hands an input on. A page that is gone takes none.</summary>
    /// <returns>What was touched, in words; null: nothing that is worth a line.</returns>
    public async Task<string?> TakeAsync(Input input)
    {
        if (_session is not { } session)
        {
            return null;
        }

        try
        {
            return await input.GoAsync(session);
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ChangeAsync(() => _session?.SendAsync("Page.stopScreencast") ?? Task.CompletedTask);
        _changing.Dispose();
    }

    /// <summary>One change after the other. A page that goes meanwhile is not filmed, and the next one is shown when it comes.</summary>
    private async Task ChangeAsync(Func<Task> changeAsync)
    {
        await _changing.WaitAsync();
        try
        {
            await changeAsync();
        }
        catch (PlaywrightException)
        {
            _session = null;
        }
        finally
        {
            _changing.Release();
        }
    }

    private static Task FilmAsync(ICDPSession session) => session.SendAsync("Page.startScreencast", new()
    {
        ["format"] = "jpeg",
        ["quality"] = Quality,
        ["maxWidth"] = LongestSide,
        ["maxHeight"] = LongestSide,
    });

    private Task LeaveAsync() => ChangeAsync(() => --_watching == 0 && _session is { } session
        ? session.SendAsync("Page.stopScreencast")
        : Task.CompletedTask);

    private void Take(ICDPSession session, JsonElement frame)
    {
        _ = AcknowledgeAsync(session, frame.GetProperty("sessionId").GetInt32());
        var about = frame.GetProperty("metadata");
        TaskCompletionSource reached;
        lock (_lock)
        {
            _newest = new ScreenFrame(
                ++_number,
                frame.GetProperty("data").GetBytesFromBase64(),
                (int)about.GetProperty("deviceWidth").GetDouble(),
                (int)about.GetProperty("deviceHeight").GetDouble());
            (reached, _next) = (_next, New());
        }

        reached.SetResult();
    }

    private static async Task AcknowledgeAsync(ICDPSession session, int number)
    {
        try
        {
            await session.SendAsync("Page.screencastFrameAck", new() { ["sessionId"] = number });
        }
        catch (PlaywrightException)
        {
            // The page is gone, and with it who waits for this.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Watching(Screen screen) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await screen.LeaveAsync();
    }
}
