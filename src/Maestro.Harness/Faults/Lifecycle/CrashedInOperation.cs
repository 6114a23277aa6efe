using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Lifecycle;

/// <summary>
/// The page's process dies in the middle of an operation: when it is about to ask the service for its claim, or when its effect has just
/// happened and what came of it is not stored yet.
/// </summary>
/// <param name="At">`claim` or `effect`.</param>
[Keyword("lifecycle.crashed-in-operation")]
[Harms(Harm.Damages)]
[Example("inject: lifecycle.crashed-in-operation\n  with: { at: effect }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record CrashedInOperationOptions(
    [Description("claim: before the claim is asked for; effect: right after the effect")] [OneOf("claim", "effect")] string At) : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [At is "claim" ? Capability.Endpoint("claim") : Capability.Effects];
}

/// <summary>
/// A breakpoint of the debugger stops the page at that very place, and there its process is crashed. Receipt: the page stopped at the
/// breakpoint, and died. Healed, the tab is open again.
/// </summary>
public sealed class CrashedInOperation(FaultSite site, CrashedInOperationOptions options) : Fault<CrashedInOperationOptions>(site, options)
{
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ICDPSession? _session;
    private string? _stopped;

    public override bool TakesHoldLater => true;

    public override async Task InjectAsync(CancellationToken cancel)
    {
        var page = Aim.Tab.Page ?? throw new InvalidOperationException($"{Aim.Tab.Name} is not open");
        var session = await page.Context.NewCDPSessionAsync(page);
        _session = session;
        session.Event("Debugger.paused").OnEvent += (_, _) => _ = StopAsync(session, page);
        page.Crash += (_, _) => _died.TrySetResult();
        await DoAsync(async () =>
        {
            await session.SendAsync("Debugger.enable");
            await (Options.At is "claim"
                ? session.SendAsync("DOMDebugger.setXHRBreakpoint", new() { ["url"] = World.PathOf("claim") })
                : session.SendAsync("DOMDebugger.setEventListenerBreakpoint", new() { ["eventName"] = World.Stage.Profile.Drive.EffectEvent! }));
        });
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var crashed = await World.Recorder.WaitForAsync<PageCrashed>(
            crashed => crashed.Device == Device.Name && crashed.Tab == Site.Tab.Number, World.Settings.ExpectTimeout, cancel);
        return new Proof(
            _stopped is not null && crashed is not null,
            $"{Site.Tab.Name} {(_stopped is null ? "did not stop" : $"stopped at {_stopped}")} and {(crashed is null ? "lives" : "died")}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        if (!_died.Task.IsCompleted)
        {
            await _session!.DetachAsync();
        }

        if (!Site.Tab.IsOpen)
        {
            await Site.Tab.OpenAsync(cancel);
        }

        var sum = await Site.Tab.Page!.EvaluateAsync<int>("1 + 1").WaitAsync(World.Settings.ExpectTimeout, cancel);
        return new Proof(sum is 2, $"{Site.Tab.Name} is open and runs");
    }

    /// <summary>At the effect the page stops twice: before the event's first listener, and, stepped out of it, after.</summary>
    private async Task StopAsync(ICDPSession session, IPage page)
    {
        if (_stopped is null && Options.At is "effect")
        {
            _stopped = "its effect";
            await session.SendAsync("Debugger.stepOut");
            return;
        }

        _stopped ??= "its claim";
        _ = session.SendAsync("Page.crash"); // It never answers.
        await _died.Task;
        await page.CloseAsync();
    }
}
