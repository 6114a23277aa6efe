using System.Globalization;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Lifecycle;

/// <summary>The person reloads the page.</summary>
[Keyword("lifecycle.page-reloaded")]
[Harms(Harm.Disturbs)]
[Example("inject: lifecycle.page-reloaded\n  with: { during: claim }")]
[Trial(After = "- execute: notification.show\n  as: notice")]
public sealed record PageReloadedOptions : SuddenOptions;

/// <summary>Receipt: the tab shows another document than before. It is over when that document can be used.</summary>
public sealed class PageReloaded(FaultSite site, PageReloadedOptions options) : SuddenFault<PageReloadedOptions>(site, options)
{
    private double _document;

    protected override async Task PrepareAsync(CancellationToken cancel) => _document = await DocumentAsync(cancel);

    protected override Task StrikeAsync() => Aim.Tab.ReloadAsync(CancellationToken.None);

    protected override async Task<Proof> LookAsync(CancellationToken cancel)
    {
        var now = await DocumentAsync(cancel);
        var later = string.Create(CultureInfo.InvariantCulture, $"{now - _document:0}");
        return new Proof(now > _document, now > _document ? $"the tab shows a document that began {later} ms later" : "the tab shows the same document");
    }

    protected override async Task<Proof> MendAsync(CancellationToken cancel)
    {
        _document = await DocumentAsync(cancel);
        return new Proof(true, "the document that the tab shows can be used");
    }

    /// <summary>When the document began, in ms.</summary>
    private Task<double> DocumentAsync(CancellationToken cancel) =>
        Site.Tab.Page!.EvaluateAsync<double>("performance.timeOrigin")
            .WaitAsync(World.Settings.ExpectTimeout, cancel);
}
