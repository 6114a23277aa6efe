using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>
/// The clock of a device's pages: dates and timers. It goes on by itself as time does, and can be made to pass faster. IndexedDB,
/// requests, crypto and locks take the time that they take; workers keep real time.
/// </summary>
public sealed class VirtualClock(LiveDevice device, TimeProvider time)
{
    /// <summary>Far below every deadline of a client, so that an answer on its way arrives before its deadline has passed.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(500);

    /// <summary>A request without an answer for so long, or storage, hangs: the time of the pages does not wait for it.</summary>
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Answered by the browser's storage when what was asked of it before is done: a commit to a slow disk is not outrun. It opens and
    /// creates nothing.
    /// </summary>
    private const string Stored = "async () => { await globalThis.indexedDB?.databases().catch(() => []); }";

    private const string Reached = """
        time => new Promise(resolve => {
          const { port1, port2 } = new MessageChannel();
          const look = () => performance.now() < time ? port2.postMessage(null) : resolve();
          port1.onmessage = look;
          look();
        })
        """;

    private readonly ConcurrentDictionary<IRequest, TaskCompletionSource> _underWay = new();
    private IBrowserContext? _context;
    private TimeSpan _wrong;

    /// <summary>By how much the pages' time is ahead of real time.</summary>
    public TimeSpan Ahead { get; private set; }

    /// <summary>What time the pages have.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Ahead + _wrong;

    /// <summary>Puts the clock into every page to come; a restarted browser goes on where the clock was.</summary>
    public async Task InstallAsync(IBrowserContext context)
    {
        _context = context;
        _underWay.Clear();
        context.Request += (_, request) =>
        {
            if (request.ResourceType is "fetch" or "xhr")
            {
                _underWay.TryAdd(request, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }
        };
        context.RequestFinished += (_, request) => End(request);
        context.RequestFailed += (_, request) => End(request);
        await context.Clock.InstallAsync(new() { TimeDate = Now.UtcDateTime });
    }

    /// <summary>Sets the clock, forward or back: dates change, and no timer fires for it.</summary>
    public Task JumpAsync(TimeSpan by)
    {
        _wrong += by;
        return _context!.Clock.SetSystemTimeAsync(Now.UtcDateTime);
    }

    /// <summary>Lets that much time pass in every page of the device, each timer firing in its turn.</summary>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancel)
    {
        var storageAnswers = true;
        for (var left = by; left > TimeSpan.Zero; left -= Slice)
        {
            await AnswersAsync(cancel);
            storageAnswers = storageAnswers && await StoredAsync(cancel);
            var step = left < Slice ? left : Slice;
            await RunAsync(step, cancel);
            Ahead += step;
        }

        await AnswersAsync(cancel);
    }

    /// <summary>Skips that much time in every page of the device: a timer that comes due on the way fires once, at its end.</summary>
    public async Task SkipAsync(TimeSpan by, CancellationToken cancel)
    {
        await AnswersAsync(cancel);
        await StoredAsync(cancel);
        Ahead += by;
        await _context!.Clock.FastForwardAsync((long)by.TotalMilliseconds).WaitAsync(device.World.Settings.OpenTimeout, cancel);
    }

    /// <summary>A frozen page answers nothing, and so the pages that run are asked; its own time passes when it is thawed.</summary>
    private async Task RunAsync(TimeSpan step, CancellationToken cancel)
    {
        var isFrozen = device.Tabs.Any(tab => tab.IsFrozen);
        var asked = isFrozen ? Running() : [];
        var before = await Task.WhenAll(asked.Select(page => page.EvaluateAsync<double>("performance.now()")));
        var running = _context!.Clock.RunForAsync((long)step.TotalMilliseconds);
        var passed = isFrozen
            ? Task.WhenAll(asked.Zip(before, (page, since) => page.EvaluateAsync(Reached, since + step.TotalMilliseconds)))
            : running;
        await passed.WaitAsync(device.World.Settings.OpenTimeout, cancel);
    }

    private List<IPage> Running() => [.. device.Tabs.Where(tab => tab.IsOpen && !tab.IsFrozen).Select(tab => tab.Page!)];

    /// <summary>False when storage hangs.</summary>
    private async Task<bool> StoredAsync(CancellationToken cancel)
    {
        try
        {
            if (Running().FirstOrDefault() is { } page)
            {
                await page.EvaluateAsync(Stored).WaitAsync(Hangs, time, cancel);
            }

            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task AnswersAsync(CancellationToken cancel)
    {
        foreach (var (request, ended) in _underWay)
        {
            try
            {
                await ended.Task.WaitAsync(Hangs, time, cancel);
            }
            catch (TimeoutException)
            {
                End(request);
            }
        }
    }

    private void End(IRequest request)
    {
        if (_underWay.TryRemove(request, out var ended))
        {
            ended.TrySetResult();
        }
    }
}
