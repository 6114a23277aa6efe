using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Storage;

/// <summary>How the browser comes to throw an origin's data away.</summary>
public enum Eviction
{
    /// <summary>By itself, as for want of space: IndexedDB, caches and service workers; localStorage stays.</summary>
    ClearData,

    /// <summary>Because an answer says `Clear-Site-Data: "storage"`: localStorage too.</summary>
    ClearSiteData,
}

/// <summary>The browser throws away what the origin has stored, under the live page. The session's cookie stays.</summary>
/// <param name="How">clear-data: IndexedDB, caches and service workers; clear-site-data: localStorage too, by an answer's header.</param>
[Keyword("storage.evicted")]
[Harms(Harm.Damages)]
[Example("inject: storage.evicted")]
public sealed record EvictedOptions(
    [Description("clear-data: IndexedDB, caches and service workers; clear-site-data: localStorage too, by an answer's header")]
    Eviction How = Eviction.ClearData) : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Database("state")];
}

/// <summary>Connections of live pages are closed by it; they may make their databases anew at once, empty.</summary>
public sealed class Evicted(FaultSite site, EvictedOptions options) : Loss<EvictedOptions>(site, options)
{
    private const string Path = "/.well-known/maestro-e2e-clear";

    protected override IReadOnlyList<string> Databases => [.. World.Stage.Profile.Databases.Keys];

    protected override async Task LoseAsync(CancellationToken cancel)
    {
        if (Options.How is Eviction.ClearSiteData)
        {
            var rule = new ClearRule(Site.Id);
            Do(() => Aim.Device.Wire.Arm(rule));
            await ActAsync("path => fetch(path).then(() => undefined)", Path, cancel);
            Do(() => Aim.Device.Wire.Disarm(rule));
            return;
        }

        var page = await Aim.Device.ProbePageAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        await DoAsync(() => session.SendAsync(
            "Storage.clearDataForOrigin",
            new() { ["origin"] = Aim.Device.Origin, ["storageTypes"] = "indexeddb,cache_storage,service_workers" }));
        await page.CloseAsync();
    }

    private sealed class ClearRule(int fault) : WireRule(fault, new Which(Path, 1))
    {
        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            await exchange.StandInAsync(new WireAnswer(200, [new("Clear-Site-Data", ["\"storage\""])], []));
            return "answered Clear-Site-Data";
        }
    }
}
