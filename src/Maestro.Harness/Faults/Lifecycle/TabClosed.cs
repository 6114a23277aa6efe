using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Lifecycle;

/// <summary>The person closes the tab.</summary>
[Keyword("lifecycle.tab-closed")]
[Harms(Harm.Disturbs)]
[Example("inject: lifecycle.tab-closed\n  with: { during: claim }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record TabClosedOptions : SuddenOptions;

/// <summary>Receipt: the page is gone, and no other is open in its place.</summary>
public sealed class TabClosed(FaultSite site, TabClosedOptions options) : SuddenFault<TabClosedOptions>(site, options)
{
    private IPage? _page;

    protected override Task PrepareAsync(CancellationToken cancel)
    {
        _page = Site.Tab.Page;
        return Task.CompletedTask;
    }

    protected override Task StrikeAsync() => Aim.Tab.CloseAsync();

    protected override Task<Proof> LookAsync(CancellationToken cancel)
    {
        var gone = _page is { IsClosed: true } && !Site.Tab.IsOpen;
        return Task.FromResult(new Proof(gone, gone ? "the tab is closed" : "the tab is open"));
    }

    protected override async Task<Proof> MendAsync(CancellationToken cancel)
    {
        await Aim.Tab.OpenAsync(cancel);
        return new Proof(Site.Tab.IsOpen, Site.Tab.IsOpen ? "the tab is open again" : "the tab is still closed");
    }
}
