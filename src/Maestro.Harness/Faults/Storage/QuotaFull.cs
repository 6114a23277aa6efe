using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Storage;

/// <summary>The origin's storage quota is used up: every write is refused with QuotaExceededError.</summary>
[Keyword("storage.quota-full")]
[Harms(Harm.Damages)]
[Example("inject: storage.quota-full")]
[Trial(Before = "")]
public sealed record QuotaFullOptions : FaultOptions;

/// <summary>
/// Sets the origin's quota to one byte. Chromium caches what is left of a quota for 30 s, so it must come before the origin's first
/// write; injected later, the receipt says that it did not take hold. Receipt: a write in this origin is really refused.
/// </summary>
public sealed class QuotaFull(FaultSite site, QuotaFullOptions options) : Fault<QuotaFullOptions>(site, options)
{
    private const int OneByte = 1;

    // The override lives as long as this page's session.
    private IPage? _aimed;
    private ICDPSession? _session;
    private IPage? _page;

    public override bool EndsWithBrowser => true;

    public override async Task InjectAsync(CancellationToken cancel)
    {
        _page = await Device.ProbePageAsync();
        _aimed = Aim == Site ? _page : await Aim.Device.ProbePageAsync();
        _session = await _aimed.Context.NewCDPSessionAsync(_aimed);
        await DoAsync(() => _session.SendAsync(
            "Storage.overrideQuotaForOrigin", new() { ["origin"] = Aim.Device.Origin, ["quotaSize"] = OneByte }));
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var said = await StorageProbe.WriteAsync(_page!).WaitAsync(World.Settings.ExpectTimeout, cancel);
        return new Proof(said.StartsWith("QuotaExceededError", StringComparison.Ordinal), $"a write of 10,000 bytes: {said}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await DoAsync(() => _session!.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = Aim.Device.Origin }));
        var said = await StorageProbe.WriteAsync(_page!).WaitAsync(World.Settings.ExpectTimeout, cancel);
        return new Proof(said is "written", $"a write of 10,000 bytes: {said}");
    }
}
