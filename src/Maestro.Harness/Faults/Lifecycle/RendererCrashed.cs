using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Lifecycle;

/// <summary>The process of one page dies; the rest of the browser lives on.</summary>
[Keyword("lifecycle.renderer-crashed")]
[Harms(Harm.Damages)]
[Example("inject: lifecycle.renderer-crashed\n  with: { during: claim }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record RendererCrashedOptions : SuddenOptions;

/// <summary>Receipt: the page answers nothing any more, and says that it crashed.</summary>
public sealed class RendererCrashed(FaultSite site, RendererCrashedOptions options)
    : SuddenFault<RendererCrashedOptions>(site, options)
{
    private IPage? _page;

    protected override Task PrepareAsync(CancellationToken cancel)
    {
        _page = Site.Tab.Page ?? throw new InvalidOperationException($"{Site.Tab.Name} is not open");
        return Task.CompletedTask;
    }

    protected override async Task StrikeAsync()
    {
        var page = Aim.Tab.Page!;
        var crashed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Crash += (_, _) => crashed.TrySetResult();
        var session = await page.Context.NewCDPSessionAsync(page);
        _ = session.SendAsync("Page.crash"); // never answered: nobody is left to answer
        await crashed.Task.WaitAsync(World.Settings.ExpectTimeout);
        Aim.Tab.Forget();
    }

    protected override async Task<Proof> LookAsync(CancellationToken cancel)
    {
        if (Site.Tab.IsOpen)
        {
            return new Proof(false, "the page lives");
        }

        try
        {
            await _page!.EvaluateAsync("0").WaitAsync(World.Settings.ExpectTimeout, cancel);
            return new Proof(false, "the page still answers");
        }
        catch (PlaywrightException e)
        {
            return new Proof(e.Message.Contains("crashed", StringComparison.Ordinal), $"the page answers: {e.Message.Split('\n')[0]}");
        }
    }

    protected override async Task<Proof> MendAsync(CancellationToken cancel)
    {
        await Aim.Tab.OpenAsync(cancel);
        return new Proof(Site.Tab.IsOpen, Site.Tab.IsOpen ? "a page is open again in its place" : "no page is open in its place");
    }
}
