using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Lifecycle;

/// <summary>One page stops in the middle of its script, with its locks and connections held, until it is thawed.</summary>
[Keyword("lifecycle.page-frozen")]
[Harms(Harm.Disturbs)]
[Example("inject: lifecycle.page-frozen")]
public sealed record PageFrozenOptions : FaultOptions;

/// <summary>
/// Pauses the page in the debugger. Receipt: the debugger says that it paused, and a timer of the page does not fire; thawed, that
/// same timer fires.
/// </summary>
public sealed class PageFrozen(FaultSite site, PageFrozenOptions options) : Fault<PageFrozenOptions>(site, options)
{
    private const string Timer = "new Promise(resolve => setTimeout(() => resolve('fired'), 0))";
    private static readonly TimeSpan LongForATimer = TimeSpan.FromMilliseconds(250);

    private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ICDPSession? _session;
    private Task<string>? _timer;

    public override async Task InjectAsync(CancellationToken cancel)
    {
        var page = Aim.Tab.Page ?? throw new InvalidOperationException($"{Aim.Tab.Name} is not open");
        _session = await page.Context.NewCDPSessionAsync(page);
        _session.Event("Debugger.paused").OnEvent += (_, _) => _paused.TrySetResult();
        await DoAsync(async () =>
        {
            await _session.SendAsync("Debugger.enable");
            await _session.SendAsync("Debugger.pause");
        });
        Aim.Tab.IsFrozen = true;
        _timer = Site.Tab.Page!.EvaluateAsync<string>(Timer);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        // A page that runs fires its timer; one that is frozen tells of the pause. Whichever comes first decides.
        await Task.WhenAny(_paused.Task, _timer!).WaitAsync(World.Settings.ExpectTimeout, cancel);
        var fired = await FiresAsync(LongForATimer, cancel);
        return new Proof(
            _paused.Task.IsCompleted && !fired,
            $"the debugger {(_paused.Task.IsCompleted ? "paused" : "did not pause")}; a timer of the page {(fired ? "fired" : "did not fire")}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await DoAsync(() => _session!.SendAsync("Debugger.disable"));
        Aim.Tab.IsFrozen = false;
        var fired = await FiresAsync(World.Settings.ExpectTimeout, cancel);
        await _session!.DetachAsync();
        return new Proof(fired, fired ? "the page's timer fired" : "the page's timer still does not fire");
    }

    private async Task<bool> FiresAsync(TimeSpan within, CancellationToken cancel)
    {
        try
        {
            return await _timer!.WaitAsync(within, cancel) is "fired";
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
